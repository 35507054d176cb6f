import { Module } from '@nestjs/common';
import { PersonsController } from './persons.controller.ts';

/** The edge of identities. */
@Module({ controllers: [PersonsController] })
export class VaultModule {}
