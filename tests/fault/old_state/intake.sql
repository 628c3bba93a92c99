BEGIN TRANSACTION;
CREATE TABLE accesses (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at DATETIME NOT NULL, 
	who TEXT NOT NULL, 
	reference VARCHAR(32) NOT NULL, 
	patient_link VARCHAR(64), 
	what VARCHAR(32) NOT NULL, 
	door VARCHAR(16) NOT NULL
);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0004');
CREATE TABLE answers (
	reference VARCHAR(32) NOT NULL, 
	code VARCHAR(64) NOT NULL, 
	field VARCHAR(128) NOT NULL, 
	answered_by TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_answers PRIMARY KEY (reference, code, field), 
	CONSTRAINT fk_answers_reference FOREIGN KEY(reference) REFERENCES orders (reference)
);
CREATE TABLE arrivals (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	sha256 VARCHAR(64) NOT NULL, 
	name TEXT NOT NULL, 
	arrived_at DATETIME NOT NULL, 
	arrival_key VARCHAR(128) NOT NULL, 
	after_closed BOOLEAN NOT NULL, 
	seen_at DATETIME, 
	seen_by TEXT, 
	CONSTRAINT fk_arrivals_sha256 FOREIGN KEY(sha256) REFERENCES faxes (sha256), 
	CONSTRAINT uq_arrivals_arrival_key UNIQUE (arrival_key)
);
INSERT INTO "arrivals" VALUES(1,'427c7ec4c479525db4d5335954512e40c7295670c00f286addaaaf586468b8c2','a.pdf','2026-11-28 13:21:49.028831','11eab5f96eeac8e125f01d797e02e4ae8ebeb66180294b7a203246bc94c968f4',0,NULL,NULL);
INSERT INTO "arrivals" VALUES(2,'03c5dbe0766bb9f865278728c1eeaf3dce834117a76b42610154d26483a99ef6','b.pdf','2026-11-28 13:21:54.688992','fa6271e11a8a81a68fe3d7c89268468fb0478712f3d11770cbc38a71c57d0c7c',0,NULL,NULL);
INSERT INTO "arrivals" VALUES(3,'184002db1b1e1621f4790ec9a0a8197b1d168ffba7c1f0cafc430afc4d14b470','c.pdf','2026-11-28 13:21:56.196880','ecb42b0988e79a7fb76eb22523be2258aca15747ec645642c0be51adfc911c4a',0,NULL,NULL);
INSERT INTO "arrivals" VALUES(4,'f956e9e6796d7ef6c226f18a4acc5d636d1e6390ca52c0fb395572562d9556cb','d.pdf','2026-11-28 13:21:57.168842','de96d980e75d22515ab672dddd2d3fd4a33f76e6413cb7160e60ae71ba9c82b9',0,NULL,NULL);
INSERT INTO "arrivals" VALUES(5,'02d882a524212ab2e42f83555f4812fe073ffc0c485f8c83d406cf0da9ddcd06','e.pdf','2026-11-28 13:21:58.172949','9a31b8d03e063a622290d5f26557d0a7ef5e2b2d3a71ae811c4124c36eddb52c',0,NULL,NULL);
INSERT INTO "arrivals" VALUES(6,'90dd7c20205fdcd005e7461019ff855ce8a8ca2b4b0d62a911e8a7ca0f4e5584','f.pdf','2026-11-28 13:21:59.180737','964b2f8ce72af94bcd81d52e192de3ed29e25bd9708e9bb197665e2e2f9bb1c3',0,NULL,NULL);
CREATE TABLE audit (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at DATETIME NOT NULL, 
	who TEXT NOT NULL, 
	action VARCHAR(32) NOT NULL, 
	sha256 VARCHAR(64), 
	reference VARCHAR(32), 
	detail_json TEXT NOT NULL
);
INSERT INTO "audit" VALUES(1,'2026-11-28 13:21:49.028831','intake','received','427c7ec4c479525db4d5335954512e40c7295670c00f286addaaaf586468b8c2',NULL,'{}');
INSERT INTO "audit" VALUES(2,'2026-11-28 13:21:54.688992','intake','received','03c5dbe0766bb9f865278728c1eeaf3dce834117a76b42610154d26483a99ef6',NULL,'{}');
INSERT INTO "audit" VALUES(3,'2026-11-28 13:21:56.196880','intake','received','184002db1b1e1621f4790ec9a0a8197b1d168ffba7c1f0cafc430afc4d14b470',NULL,'{}');
INSERT INTO "audit" VALUES(4,'2026-11-28 13:21:57.168842','intake','received','f956e9e6796d7ef6c226f18a4acc5d636d1e6390ca52c0fb395572562d9556cb',NULL,'{}');
INSERT INTO "audit" VALUES(5,'2026-11-28 13:21:58.172949','intake','received','02d882a524212ab2e42f83555f4812fe073ffc0c485f8c83d406cf0da9ddcd06',NULL,'{}');
INSERT INTO "audit" VALUES(6,'2026-11-28 13:21:59.180737','intake','received','90dd7c20205fdcd005e7461019ff855ce8a8ca2b4b0d62a911e8a7ca0f4e5584',NULL,'{}');
CREATE TABLE checks (
	reference VARCHAR(32) NOT NULL, 
	name VARCHAR(64) NOT NULL, 
	confirmed_by TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_checks PRIMARY KEY (reference, name), 
	CONSTRAINT fk_checks_reference FOREIGN KEY(reference) REFERENCES orders (reference)
);
CREATE TABLE claims (
	reference VARCHAR(32) NOT NULL, 
	held_by VARCHAR(64) NOT NULL, 
	since DATETIME NOT NULL, 
	until DATETIME NOT NULL, 
	CONSTRAINT pk_claims PRIMARY KEY (reference), 
	CONSTRAINT fk_claims_reference FOREIGN KEY(reference) REFERENCES orders (reference)
);
CREATE TABLE corrections (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	reference VARCHAR(32) NOT NULL, 
	at DATETIME NOT NULL, 
	field VARCHAR(64) NOT NULL, 
	flagged BOOLEAN NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	CONSTRAINT fk_corrections_reference FOREIGN KEY(reference) REFERENCES orders (reference)
);
CREATE TABLE exports (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	"key" VARCHAR(64) NOT NULL, 
	text TEXT NOT NULL, 
	patient_link VARCHAR(64), 
	patient VARCHAR(16) NOT NULL, 
	how_read VARCHAR(16) NOT NULL, 
	exported_at DATETIME, 
	source VARCHAR(16) NOT NULL, 
	reference VARCHAR(32), 
	added_at DATETIME NOT NULL, withdrawn_at DATETIME, withdrawn_by TEXT, 
	CONSTRAINT uq_exports_key UNIQUE ("key")
);
CREATE TABLE failed_logins (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at DATETIME NOT NULL, 
	user VARCHAR(64) NOT NULL, 
	address VARCHAR(64) NOT NULL
);
CREATE TABLE faxes (
	sha256 VARCHAR(64) NOT NULL, 
	size_bytes BIGINT NOT NULL, 
	received_at DATETIME NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	archive_path TEXT NOT NULL, 
	reason_code VARCHAR(64), 
	reason_sv TEXT, 
	reason_en TEXT, 
	read_at DATETIME, 
	done_at DATETIME, handled_by TEXT, handled_note TEXT, 
	CONSTRAINT pk_faxes PRIMARY KEY (sha256)
);
INSERT INTO "faxes" VALUES('427c7ec4c479525db4d5335954512e40c7295670c00f286addaaaf586468b8c2',1334,'2026-11-28 13:21:49.028831','waiting','42/427c7ec4c479525db4d5335954512e40c7295670c00f286addaaaf586468b8c2.pdf',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "faxes" VALUES('03c5dbe0766bb9f865278728c1eeaf3dce834117a76b42610154d26483a99ef6',1318,'2026-11-28 13:21:54.688992','waiting','03/03c5dbe0766bb9f865278728c1eeaf3dce834117a76b42610154d26483a99ef6.pdf',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "faxes" VALUES('184002db1b1e1621f4790ec9a0a8197b1d168ffba7c1f0cafc430afc4d14b470',1270,'2026-11-28 13:21:56.196880','waiting','18/184002db1b1e1621f4790ec9a0a8197b1d168ffba7c1f0cafc430afc4d14b470.pdf',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "faxes" VALUES('f956e9e6796d7ef6c226f18a4acc5d636d1e6390ca52c0fb395572562d9556cb',1268,'2026-11-28 13:21:57.168842','waiting','f9/f956e9e6796d7ef6c226f18a4acc5d636d1e6390ca52c0fb395572562d9556cb.pdf',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "faxes" VALUES('02d882a524212ab2e42f83555f4812fe073ffc0c485f8c83d406cf0da9ddcd06',1274,'2026-11-28 13:21:58.172949','waiting','02/02d882a524212ab2e42f83555f4812fe073ffc0c485f8c83d406cf0da9ddcd06.pdf',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "faxes" VALUES('90dd7c20205fdcd005e7461019ff855ce8a8ca2b4b0d62a911e8a7ca0f4e5584',1268,'2026-11-28 13:21:59.180737','waiting','90/90dd7c20205fdcd005e7461019ff855ce8a8ca2b4b0d62a911e8a7ca0f4e5584.pdf',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE joins (
	sha256 VARCHAR(64) NOT NULL, 
	token VARCHAR(32) NOT NULL, 
	reference VARCHAR(32) NOT NULL, 
	"by" VARCHAR(16) NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_joins PRIMARY KEY (sha256, token), 
	CONSTRAINT fk_joins_sha256 FOREIGN KEY(sha256) REFERENCES faxes (sha256), 
	CONSTRAINT fk_joins_token FOREIGN KEY(token) REFERENCES return_forms (token), 
	CONSTRAINT fk_joins_reference FOREIGN KEY(reference) REFERENCES orders (reference)
);
CREATE TABLE keyings (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	reference VARCHAR(32) NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	who VARCHAR(64) NOT NULL, 
	at DATETIME NOT NULL, 
	compared TEXT NOT NULL, 
	differing TEXT NOT NULL, 
	settled TEXT NOT NULL, 
	wrong TEXT NOT NULL, 
	detail_json TEXT NOT NULL, 
	CONSTRAINT fk_keyings_reference FOREIGN KEY(reference) REFERENCES orders (reference)
);
CREATE TABLE log_imports (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at DATETIME NOT NULL, 
	who TEXT NOT NULL, 
	file_sha256 VARCHAR(64) NOT NULL, 
	key_id VARCHAR(16) NOT NULL, 
	lines INTEGER NOT NULL, 
	new INTEGER NOT NULL, 
	linked INTEGER NOT NULL, 
	unread INTEGER NOT NULL
);
CREATE TABLE log_lines (
	reference VARCHAR(32) NOT NULL, 
	text TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	signature TEXT NOT NULL, 
	CONSTRAINT pk_log_lines PRIMARY KEY (reference), 
	CONSTRAINT fk_log_lines_reference FOREIGN KEY(reference) REFERENCES orders (reference)
);
CREATE TABLE order_words (
	word VARCHAR(64) NOT NULL, 
	reference VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_order_words PRIMARY KEY (word, reference), 
	CONSTRAINT fk_order_words_reference FOREIGN KEY(reference) REFERENCES orders (reference)
);
CREATE TABLE orders (
	reference VARCHAR(32) NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	number INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	code VARCHAR(64) NOT NULL, 
	outcome VARCHAR(16) NOT NULL, 
	requester_type VARCHAR(32) NOT NULL, 
	requester TEXT NOT NULL, 
	section TEXT NOT NULL, 
	missing TEXT NOT NULL, 
	urgent BOOLEAN NOT NULL, 
	order_json TEXT NOT NULL, 
	decision_json TEXT NOT NULL, 
	drafts_json TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	closed_at DATETIME, 
	closed_by TEXT, 
	closed_as VARCHAR(16), 
	closed_text TEXT, 
	closed_note TEXT, received_at DATETIME DEFAULT '1970-01-01 00:00:00' NOT NULL, protected BOOLEAN DEFAULT 0 NOT NULL, source VARCHAR(16) DEFAULT 'fax' NOT NULL, assigned_to VARCHAR(64), snoozed_until DATETIME, snoozed_for TEXT, urgent_by_hand BOOLEAN, asked TEXT, wants VARCHAR(16) DEFAULT '' NOT NULL, doubts TEXT DEFAULT '' NOT NULL, keying VARCHAR(16), recheck VARCHAR(16), stops_read TEXT, looks_read TEXT, corrected INTEGER DEFAULT '0' NOT NULL, worked_min INTEGER, 
	CONSTRAINT pk_orders PRIMARY KEY (reference), 
	CONSTRAINT fk_orders_sha256 FOREIGN KEY(sha256) REFERENCES faxes (sha256), 
	CONSTRAINT uq_orders_sha256 UNIQUE (sha256, number)
);
CREATE TABLE outcomes (
	sha256 VARCHAR(64) NOT NULL, 
	json TEXT NOT NULL, 
	CONSTRAINT pk_outcomes PRIMARY KEY (sha256), 
	CONSTRAINT fk_outcomes_sha256 FOREIGN KEY(sha256) REFERENCES faxes (sha256)
);
CREATE TABLE refused (
	name TEXT NOT NULL, 
	reason VARCHAR(64) NOT NULL, 
	first_seen DATETIME NOT NULL, 
	last_seen DATETIME NOT NULL, 
	CONSTRAINT pk_refused PRIMARY KEY (name)
);
CREATE TABLE remarks (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	reference VARCHAR(32) NOT NULL, 
	at DATETIME NOT NULL, 
	who VARCHAR(64) NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT fk_remarks_reference FOREIGN KEY(reference) REFERENCES orders (reference)
);
CREATE TABLE return_forms (
	token VARCHAR(32) NOT NULL, 
	reference VARCHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	form_json TEXT NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	made_at DATETIME NOT NULL, 
	made_by TEXT NOT NULL, 
	CONSTRAINT pk_return_forms PRIMARY KEY (token), 
	CONSTRAINT fk_return_forms_reference FOREIGN KEY(reference) REFERENCES orders (reference)
);
CREATE TABLE sessions (
	token_sha256 VARCHAR(64) NOT NULL, 
	user VARCHAR(64) NOT NULL, 
	began_at DATETIME NOT NULL, 
	seen_at DATETIME NOT NULL, 
	CONSTRAINT pk_sessions PRIMARY KEY (token_sha256), 
	CONSTRAINT fk_sessions_user FOREIGN KEY(user) REFERENCES users (name)
);
CREATE TABLE users (
	name VARCHAR(64) NOT NULL, 
	shown TEXT NOT NULL, 
	role VARCHAR(16) NOT NULL, 
	sees_protected BOOLEAN NOT NULL, 
	signature TEXT, 
	password_hash TEXT, 
	active BOOLEAN NOT NULL, 
	language VARCHAR(2) NOT NULL, 
	"temporary" BOOLEAN NOT NULL, 
	added_at DATETIME NOT NULL, 
	added_by TEXT NOT NULL, 
	CONSTRAINT pk_users PRIMARY KEY (name)
);
CREATE INDEX ix_arrivals_sha256 ON arrivals (sha256);
CREATE INDEX ix_audit_reference ON audit (reference);
CREATE INDEX ix_audit_sha256 ON audit (sha256);
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE INDEX ix_return_forms_reference ON return_forms (reference);
CREATE INDEX ix_joins_reference ON joins (reference);
CREATE INDEX ix_exports_patient_link ON exports (patient_link);
CREATE INDEX ix_orders_queue ON orders (state, urgent, received_at, reference, snoozed_until, assigned_to, protected, code, requester_type, source);
CREATE INDEX ix_orders_closed ON orders (closed_at, reference, urgent, assigned_to, protected, code, requester_type, source);
CREATE INDEX ix_orders_snoozed ON orders (snoozed_until, reference, state);
CREATE INDEX ix_orders_assigned ON orders (assigned_to, state, snoozed_until, reference);
CREATE INDEX ix_faxes_queue ON faxes (state, received_at, sha256);
CREATE INDEX ix_arrivals_unseen ON arrivals (sha256) WHERE after_closed AND seen_by IS NULL;
CREATE INDEX ix_order_words_reference ON order_words (reference, word);
CREATE INDEX ix_remarks_reference ON remarks (reference);
CREATE INDEX ix_keyings_reference ON keyings (reference);
CREATE INDEX ix_keyings_at ON keyings (at);
CREATE INDEX ix_corrections_reference ON corrections (reference);
CREATE INDEX ix_corrections_at ON corrections (at, field, flagged, kind);
CREATE INDEX ix_faxes_received_at ON faxes (received_at, state);
CREATE INDEX ix_arrivals_arrived_at ON arrivals (arrived_at);
CREATE INDEX ix_orders_keying ON orders (keying, state);
CREATE INDEX ix_orders_recheck ON orders (recheck, state);
CREATE INDEX ix_orders_counted_came ON orders (received_at, requester_type, outcome, stops_read);
CREATE INDEX ix_orders_counted_closed ON orders (closed_at, state, closed_as, requester_type, worked_min, stops_read, looks_read, corrected, keying);
CREATE INDEX ix_sessions_user ON sessions (user);
CREATE INDEX ix_failed_logins_user ON failed_logins (user, at);
CREATE INDEX ix_failed_logins_address ON failed_logins (address, at);
CREATE INDEX ix_failed_logins_at ON failed_logins (at);
CREATE INDEX ix_accesses_at ON accesses (at, id);
CREATE INDEX ix_accesses_reference ON accesses (reference, at);
CREATE INDEX ix_accesses_patient_link ON accesses (patient_link, at);
CREATE INDEX ix_accesses_who ON accesses (who, at);
CREATE TRIGGER accesses_no_update BEFORE UPDATE ON accesses BEGIN SELECT RAISE(ABORT, 'the access log is append-only'); END;
CREATE TRIGGER accesses_no_delete BEFORE DELETE ON accesses BEGIN SELECT RAISE(ABORT, 'the access log is append-only'); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('arrivals',6);
INSERT INTO "sqlite_sequence" VALUES('audit',6);
COMMIT;
