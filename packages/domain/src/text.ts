import { z } from 'zod';
import { isKeyMaterial, keysAreSecret } from './key-material.ts';

/** Text as a person wrote it, kept as given. What can be recognised as a secret key is refused. */
export const text = (maxLength: number) =>
  z
    .string()
    .min(1)
    .max(maxLength)
    .refine((value) => value.trim() !== '', 'must not be blank')
    .refine((value) => !isKeyMaterial(value), keysAreSecret);

/** Who holds property: text compared exactly. A registered agency's id is its custodian name. */
export const custodian = z
  .string()
  .min(1)
  .max(100)
  .refine((value) => value.trim() === value, 'must not begin or end with white space')
  .refine((value) => !/\p{Cc}/u.test(value), 'must not have control characters')
  .refine((value) => !isKeyMaterial(value), keysAreSecret)
  .meta({ id: 'Custodian', examples: ['Bank B'] });
