package org.chimerapool.identity;

/// What became of a change to tenants.
public sealed interface TenantOutcome {

  record Done() implements TenantOutcome {}

  /// Empty, too long or with control characters.
  record BadName() implements TenantOutcome {}

  record NameTaken() implements TenantOutcome {}

  /// It still has pools or people, or it is the first one.
  record InUse() implements TenantOutcome {}

  /// An owner belongs to the whole installation, and a miner to none.
  record NotBindable() implements TenantOutcome {}

  /// It would give the whole installation to somebody who is bound; that is [Tenants#release].
  record NothingLeft() implements TenantOutcome {}

  /// Somebody has deleted it meanwhile.
  record Gone() implements TenantOutcome {}
}
