export { openKafkaLog } from './kafka-log.ts';
export type { KafkaConnection, KafkaLogOptions, KafkaTopics, KafkaTrouble, Sasl } from './options.ts';
export { topicFaults } from './preparing.ts';
export type { TopicFault } from './topic-faults.ts';
