BEGIN TRANSACTION;
CREATE TABLE application_versions (
    version_id TEXT NOT NULL PRIMARY KEY,
    version_name TEXT NOT NULL UNIQUE,
    version_timestamp INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000),
    created_at INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000)
, "application_name" TEXT DEFAULT NULL);
INSERT INTO "application_versions" VALUES('2db91a80-f49b-4f2f-a31f-4ad46eb3e60e','1',1795872108000,1795872108000,'intake');
CREATE TABLE dbos_migrations (version INTEGER NOT NULL PRIMARY KEY);
INSERT INTO "dbos_migrations" VALUES(125);
CREATE TABLE notifications (
    message_uuid TEXT NOT NULL DEFAULT (hex(randomblob(16))) PRIMARY KEY,
    destination_uuid TEXT NOT NULL,
    topic TEXT,
    message TEXT NOT NULL,
    created_at_epoch_ms INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000), "serialization" TEXT DEFAULT NULL, "consumed" BOOLEAN NOT NULL DEFAULT FALSE, consumed_by_function_id INTEGER,
    FOREIGN KEY (destination_uuid) REFERENCES workflow_status(workflow_uuid) 
        ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE TABLE "operation_outputs" (
    workflow_uuid TEXT NOT NULL,
    function_id INTEGER NOT NULL,
    function_name TEXT NOT NULL DEFAULT '',
    output TEXT,
    error TEXT,
    child_workflow_id TEXT,
    started_at_epoch_ms INTEGER,
    completed_at_epoch_ms INTEGER,
    serialization TEXT,
    application_name TEXT DEFAULT NULL,
    retention_timestamp INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000),
    PRIMARY KEY (workflow_uuid, function_id)
);
INSERT INTO "operation_outputs" VALUES('fax-427c7ec4c479525db4d5335954512e40c7295670c00f286addaaaf586468b8c2',1,'read','null',NULL,NULL,1795872109716,1795872113229,'portable_json','intake',1795872113000);
CREATE TABLE queues (
    queue_id TEXT PRIMARY KEY DEFAULT (hex(randomblob(16))),
    name TEXT NOT NULL UNIQUE,
    concurrency INTEGER,
    worker_concurrency INTEGER,
    rate_limit_max INTEGER,
    rate_limit_period_sec REAL,
    priority_enabled BOOLEAN NOT NULL DEFAULT FALSE,
    partition_queue BOOLEAN NOT NULL DEFAULT FALSE,
    polling_interval_sec REAL NOT NULL DEFAULT 1.0,
    created_at INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000),
    updated_at INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000)
, "application_name" TEXT DEFAULT NULL, "partition_concurrency" INTEGER DEFAULT NULL, "partition_worker_concurrency" INTEGER DEFAULT NULL, "partition_rate_limit_max" INTEGER DEFAULT NULL, "partition_rate_limit_period_sec" REAL DEFAULT NULL);
INSERT INTO "queues" VALUES('0B5E706D633F34C1D56AD4B87ABE0C9B','faxes',NULL,4,NULL,NULL,1,0,0.2,1795872108000,1795872108072,'intake',NULL,NULL,NULL,NULL);
CREATE TABLE streams (
    workflow_uuid TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    "offset" INTEGER NOT NULL, function_id INTEGER NOT NULL DEFAULT 0, "serialization" TEXT DEFAULT NULL,
    PRIMARY KEY (workflow_uuid, key, "offset"),
    FOREIGN KEY (workflow_uuid) REFERENCES workflow_status(workflow_uuid) 
        ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE TABLE workflow_events (
    workflow_uuid TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL, "serialization" TEXT DEFAULT NULL,
    PRIMARY KEY (workflow_uuid, key),
    FOREIGN KEY (workflow_uuid) REFERENCES workflow_status(workflow_uuid) 
        ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE TABLE workflow_events_history (
    workflow_uuid TEXT NOT NULL,
    function_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL, "serialization" TEXT DEFAULT NULL,
    PRIMARY KEY (workflow_uuid, function_id, key),
    FOREIGN KEY (workflow_uuid) REFERENCES workflow_status(workflow_uuid)
        ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE TABLE workflow_input (
    workflow_uuid TEXT NOT NULL PRIMARY KEY,
    inputs TEXT,
    retention_timestamp INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000)
);
INSERT INTO "workflow_input" VALUES('fax-427c7ec4c479525db4d5335954512e40c7295670c00f286addaaaf586468b8c2','{"namedArgs":{},"positionalArgs":["427c7ec4c479525db4d5335954512e40c7295670c00f286addaaaf586468b8c2"]}',1795872109000);
INSERT INTO "workflow_input" VALUES('fax-03c5dbe0766bb9f865278728c1eeaf3dce834117a76b42610154d26483a99ef6','{"namedArgs":{},"positionalArgs":["03c5dbe0766bb9f865278728c1eeaf3dce834117a76b42610154d26483a99ef6"]}',1795872114000);
INSERT INTO "workflow_input" VALUES('fax-184002db1b1e1621f4790ec9a0a8197b1d168ffba7c1f0cafc430afc4d14b470','{"namedArgs":{},"positionalArgs":["184002db1b1e1621f4790ec9a0a8197b1d168ffba7c1f0cafc430afc4d14b470"]}',1795872116000);
INSERT INTO "workflow_input" VALUES('fax-f956e9e6796d7ef6c226f18a4acc5d636d1e6390ca52c0fb395572562d9556cb','{"namedArgs":{},"positionalArgs":["f956e9e6796d7ef6c226f18a4acc5d636d1e6390ca52c0fb395572562d9556cb"]}',1795872117000);
INSERT INTO "workflow_input" VALUES('fax-02d882a524212ab2e42f83555f4812fe073ffc0c485f8c83d406cf0da9ddcd06','{"namedArgs":{},"positionalArgs":["02d882a524212ab2e42f83555f4812fe073ffc0c485f8c83d406cf0da9ddcd06"]}',1795872118000);
INSERT INTO "workflow_input" VALUES('fax-90dd7c20205fdcd005e7461019ff855ce8a8ca2b4b0d62a911e8a7ca0f4e5584','{"namedArgs":{},"positionalArgs":["90dd7c20205fdcd005e7461019ff855ce8a8ca2b4b0d62a911e8a7ca0f4e5584"]}',1795872119000);
CREATE TABLE workflow_output (
    workflow_uuid TEXT NOT NULL PRIMARY KEY,
    output TEXT,
    error TEXT,
    retention_timestamp INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000)
);
CREATE TABLE workflow_schedules (
    schedule_id TEXT PRIMARY KEY,
    schedule_name TEXT NOT NULL UNIQUE,
    workflow_name TEXT NOT NULL,
    workflow_class_name TEXT,
    schedule TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'ACTIVE',
    context TEXT NOT NULL
, "last_fired_at" TEXT DEFAULT NULL, "automatic_backfill" BOOLEAN NOT NULL DEFAULT FALSE, "cron_timezone" TEXT DEFAULT NULL, "queue_name" TEXT DEFAULT NULL, "application_name" TEXT DEFAULT NULL);
CREATE TABLE workflow_status (
    workflow_uuid TEXT PRIMARY KEY,
    status TEXT,
    name TEXT,
    authenticated_user TEXT,
    assumed_role TEXT,
    authenticated_roles TEXT,
    request TEXT,
    output TEXT,
    error TEXT,
    executor_id TEXT,
    created_at INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000),
    updated_at INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000),
    application_version TEXT,
    application_id TEXT,
    class_name TEXT DEFAULT NULL,
    config_name TEXT DEFAULT NULL,
    recovery_attempts INTEGER DEFAULT 0,
    queue_name TEXT,
    workflow_timeout_ms INTEGER,
    workflow_deadline_epoch_ms INTEGER,
    inputs TEXT,
    started_at_epoch_ms INTEGER,
    deduplication_id TEXT,
    priority INTEGER NOT NULL DEFAULT 0
, queue_partition_key TEXT, forked_from TEXT, "owner_xid" TEXT DEFAULT NULL, "parent_workflow_id" TEXT DEFAULT NULL, "serialization" TEXT DEFAULT NULL, "delay_until_epoch_ms" BIGINT DEFAULT NULL, "was_forked_from" BOOLEAN NOT NULL DEFAULT FALSE, "rate_limited" BOOLEAN NOT NULL DEFAULT FALSE, "completed_at" BIGINT, "attributes" TEXT, "schedule_name" TEXT, "debounce_deadline_epoch_ms" BIGINT DEFAULT NULL, "is_debounced" BOOLEAN NOT NULL DEFAULT FALSE, "application_name" TEXT DEFAULT NULL, "creator_xid" TEXT DEFAULT NULL);
INSERT INTO "workflow_status" VALUES('fax-427c7ec4c479525db4d5335954512e40c7295670c00f286addaaaf586468b8c2','PENDING','fax',NULL,NULL,NULL,NULL,NULL,NULL,'intake',1795872109000,1795872109000,'1','',NULL,NULL,1,'faxes',NULL,NULL,NULL,1795872109000,NULL,0,NULL,NULL,'2b46b025-b102-41bf-b117-827201f2f1d6',NULL,'portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'intake','a514b32a-2bef-4eb4-a076-413462c276b7');
INSERT INTO "workflow_status" VALUES('fax-03c5dbe0766bb9f865278728c1eeaf3dce834117a76b42610154d26483a99ef6','PENDING','fax',NULL,NULL,NULL,NULL,NULL,NULL,'intake',1795872114000,1795872114000,'1','',NULL,NULL,1,'faxes',NULL,NULL,NULL,1795872114000,NULL,0,NULL,NULL,'b6c79491-286a-44b3-9a27-5604dfb2f379',NULL,'portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'intake','07d2608e-5889-434c-8667-0cce4583e82d');
INSERT INTO "workflow_status" VALUES('fax-184002db1b1e1621f4790ec9a0a8197b1d168ffba7c1f0cafc430afc4d14b470','PENDING','fax',NULL,NULL,NULL,NULL,NULL,NULL,'intake',1795872116000,1795872116000,'1','',NULL,NULL,1,'faxes',NULL,NULL,NULL,1795872116000,NULL,0,NULL,NULL,'eb30a987-bc63-454d-84af-54cdb48b16d2',NULL,'portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'intake','5b6ed46e-c08d-4243-94df-0667e4a4d1c2');
INSERT INTO "workflow_status" VALUES('fax-f956e9e6796d7ef6c226f18a4acc5d636d1e6390ca52c0fb395572562d9556cb','PENDING','fax',NULL,NULL,NULL,NULL,NULL,NULL,'intake',1795872117000,1795872117000,'1','',NULL,NULL,1,'faxes',NULL,NULL,NULL,1795872117000,NULL,0,NULL,NULL,'8997d886-ff2e-47af-bbef-ff49b37e3962',NULL,'portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'intake','93ceaaa8-205c-4ba6-9280-526252fead6f');
INSERT INTO "workflow_status" VALUES('fax-02d882a524212ab2e42f83555f4812fe073ffc0c485f8c83d406cf0da9ddcd06','ENQUEUED','fax',NULL,NULL,NULL,NULL,NULL,NULL,'intake',1795872118000,1795872118000,'1','',NULL,NULL,0,'faxes',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,'portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'intake','aae45a68-f3b7-4f3c-ac4b-b3e1ca692d97');
INSERT INTO "workflow_status" VALUES('fax-90dd7c20205fdcd005e7461019ff855ce8a8ca2b4b0d62a911e8a7ca0f4e5584','ENQUEUED','fax',NULL,NULL,NULL,NULL,NULL,NULL,'intake',1795872119000,1795872119000,'1','',NULL,NULL,0,'faxes',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,'portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'intake','d4354583-8217-42b0-b594-8d81f9eb83eb');
CREATE INDEX workflow_status_created_at_index ON workflow_status (created_at);
CREATE INDEX idx_workflow_topic ON notifications (destination_uuid, topic);
CREATE INDEX "idx_workflow_status_delayed" ON "workflow_status" ("delay_until_epoch_ms") WHERE status = 'DELAYED';
CREATE INDEX "idx_workflow_status_forked_from" ON "workflow_status" ("forked_from") WHERE "forked_from" IS NOT NULL;
CREATE INDEX "idx_workflow_status_parent_workflow_id" ON "workflow_status" ("parent_workflow_id") WHERE "parent_workflow_id" IS NOT NULL;
CREATE UNIQUE INDEX "uq_workflow_status_dedup_id" ON "workflow_status" ("queue_name", "deduplication_id") WHERE "deduplication_id" IS NOT NULL;
CREATE INDEX "idx_workflow_status_pending" ON "workflow_status" ("created_at") WHERE "status" = 'PENDING';
CREATE INDEX "idx_workflow_status_failed" ON "workflow_status" ("status", "created_at") WHERE "status" IN ('ERROR', 'CANCELLED', 'MAX_RECOVERY_ATTEMPTS_EXCEEDED');
CREATE INDEX "idx_workflow_status_rate_limited" ON "workflow_status" ("queue_name", "started_at_epoch_ms") WHERE "rate_limited" = TRUE;
CREATE INDEX "idx_workflow_status_completed_at" ON "workflow_status" ("completed_at") WHERE "completed_at" IS NOT NULL;
CREATE INDEX "idx_workflow_status_started_at" ON "workflow_status" ("started_at_epoch_ms") WHERE "started_at_epoch_ms" IS NOT NULL;
CREATE INDEX "idx_workflow_status_schedule_name" ON "workflow_status" ("schedule_name") WHERE "schedule_name" IS NOT NULL;
CREATE UNIQUE INDEX "uq_application_versions_owner_version"
    ON application_versions ("application_name", "version_name")
    WHERE "application_name" IS NOT NULL;
CREATE UNIQUE INDEX "uq_application_versions_unclaimed_version"
    ON application_versions ("version_name")
    WHERE "application_name" IS NULL;
CREATE INDEX idx_workflow_input_retention
    ON workflow_input (retention_timestamp);
CREATE INDEX idx_workflow_output_retention
    ON workflow_output (retention_timestamp);
CREATE INDEX idx_operation_outputs_retention
    ON operation_outputs (retention_timestamp);
CREATE INDEX "idx_workflow_status_in_flight_v2" ON "workflow_status" ("queue_name", "status", "priority", "created_at", "application_name") WHERE "status" IN ('ENQUEUED', 'PENDING');
CREATE INDEX "idx_workflow_status_partition_dequeue_v3" ON "workflow_status" ("queue_name", "status", "queue_partition_key", "priority", "created_at", "workflow_uuid", "application_name") WHERE "status" IN ('ENQUEUED', 'PENDING') AND "queue_partition_key" IS NOT NULL;
CREATE INDEX "idx_operation_outputs_completed_at_function_name_v2" ON "operation_outputs" ("completed_at_epoch_ms", "function_name", "application_name");
CREATE INDEX "idx_workflow_status_deadline" ON "workflow_status" ("workflow_deadline_epoch_ms") WHERE "status" IN ('ENQUEUED', 'PENDING', 'DELAYED') AND "workflow_deadline_epoch_ms" IS NOT NULL;
CREATE INDEX "idx_application_versions_timestamp" ON "application_versions" ("version_timestamp" DESC);
CREATE INDEX "idx_application_versions_owner_timestamp" ON "application_versions" ("application_name", "version_timestamp" DESC);
COMMIT;
