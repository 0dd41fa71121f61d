/// The tables of schema `gamification`. Everything here blocks on the database.
@NullMarked
package org.chimerapool.gamification.store;

import org.jspecify.annotations.NullMarked;
