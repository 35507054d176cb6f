/** What a failed request of kafkajs says about itself. */
export interface Failure {
  /** Kafka's name of the error, as kafkajs spells it; `undefined` where no broker has answered. */
  readonly type: string | undefined;
  readonly message: string;
  /** The partition that it is about, where kafkajs says it. */
  readonly partition: number | undefined;
  /** `host:port` of a broker that took a request and has not answered in time. */
  readonly silentBroker: string | undefined;
}

/** kafkajs wraps what it gave up on; the innermost error is what happened. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Error && error.cause instanceof Error) return failureOf(error.cause);
  return {
    type: text(error, 'type'),
    partition: number(error, 'partition'),
    message: error instanceof Error ? error.message : String(error),
    silentBroker: isNamed(error, 'KafkaJSRequestTimeoutError') ? text(error, 'broker') : undefined,
  };
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}

function text(error: unknown, property: string): string | undefined {
  const value = valueOf(error, property);
  return typeof value === 'string' ? value : undefined;
}

function number(error: unknown, property: string): number | undefined {
  const value = valueOf(error, property);
  return typeof value === 'number' ? value : undefined;
}

function valueOf(error: unknown, property: string): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, property) : undefined;
}
