package org.chimerapool.ui.account;

import java.time.Instant;
import java.util.List;
import org.chimerapool.identity.Account;
import org.chimerapool.identity.ApiToken;
import org.chimerapool.identity.OpenSession;
import org.chimerapool.ui.kit.Reading;

/// One's own account.
///
/// @param recoveryLeft how many recovery codes are not used yet
record AccountModel(
    Instant now,
    Reading<Account> account,
    int recoveryLeft,
    Reading<List<OpenSession>> sessions,
    Reading<List<ApiToken>> tokens) {}
