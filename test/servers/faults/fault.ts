import type { Chance } from './chance.ts';
import type { World } from './world.ts';

/** Something that production brings. */
export interface Fault {
  /** In an operator's words: "a service is killed". */
  readonly name: string;
  /** Why it can't be inflicted on this world, in plain words; nothing where it can, or always can. */
  readonly missing?: (world: Pick<World, 'disk' | 'network'>) => string | undefined;
  /** Resolves when it has happened; what it answers makes an end of it, as an operator or time would. */
  inflict(world: World, chance: Chance): Promise<Heal>;
}

export type Heal = () => Promise<void>;

/** Where nothing has to be done for it to pass. */
export const passesByItself: Heal = async () => undefined;
