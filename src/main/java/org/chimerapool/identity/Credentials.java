package org.chimerapool.identity;

/// An account with what is needed to judge a password.
record Credentials(Account account, String passwordHash) {}
