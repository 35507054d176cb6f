import { readModelSuite } from '../read-model.suite.ts';
import { describeOnMongoDb, newMongoStorage } from './mongodb-storage.fixture.ts';

describeOnMongoDb('on a real server', () => readModelSuite('MongoDB', () => newMongoStorage()));
