package org.chimerapool.identity;

/// What an account may do among the pools of one tenant. An account with a membership is bound to
/// its tenants; one without belongs to the whole installation.
///
/// @param role operator, support or viewer
public record Membership(AccountId account, Tenant tenant, Role role) {}
