package org.chimerapool.pool.persistence;

import org.chimerapool.database.DatabaseTest;

/// On the embedded PostgreSQL.
@DatabaseTest
class ShareWriterIT extends ShareWriterContract {}
