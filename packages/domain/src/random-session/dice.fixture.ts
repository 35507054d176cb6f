/** Takes one number after the other, so that shrinking them shrinks what was chosen. */
export class Dice {
  private readonly numbers: readonly number[];
  private thrown = 0;

  constructor(numbers: readonly number[]) {
    this.numbers = numbers;
  }

  throw(below: number): number {
    const number = this.numbers[this.thrown % this.numbers.length] ?? 0;
    this.thrown += 1;
    return number % below;
  }

  chance(oneIn: number): boolean {
    return this.throw(oneIn) === oneIn - 1;
  }

  pick<T>(from: readonly [T, ...T[]]): T {
    return from[this.throw(from.length)] ?? from[0];
  }

  among<T>(from: readonly T[]): T | undefined {
    return from.length === 0 ? undefined : from[this.throw(from.length)];
  }
}
