/**
 * What the stored documents and indexes mean. Raise it when a fact would be folded into other documents than
 * before: a read model of another version is not opened but built again from the log.
 */
export const projectionVersion = 15;
