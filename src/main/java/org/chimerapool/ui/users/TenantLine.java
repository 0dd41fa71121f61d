package org.chimerapool.ui.users;

import java.util.List;
import org.chimerapool.identity.Tenant;

/// A tenant with what is theirs.
///
/// @param pools names of their pools
/// @param people logins of those who are bound to them
record TenantLine(Tenant tenant, List<String> pools, List<String> people) {}
