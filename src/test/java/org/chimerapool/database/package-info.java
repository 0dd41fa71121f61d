/// Tests of the database module, and what gives other tests a database.
@NullMarked
package org.chimerapool.database;

import org.jspecify.annotations.NullMarked;
