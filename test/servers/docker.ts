import { getContainerRuntimeClient } from 'testcontainers';

/** Whether a Docker engine answers on this machine. */
export async function dockerAnswers(): Promise<boolean> {
  return getContainerRuntimeClient().then(
    () => true,
    // whatever is wrong with it, there is none to use
    () => false,
  );
}
