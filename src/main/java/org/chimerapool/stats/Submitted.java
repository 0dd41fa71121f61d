package org.chimerapool.stats;

/// Shares of some stretch of time.
///
/// @param refused of those who may mine here; what strangers send is not counted
record Submitted(long accepted, long refused) {

  static final Submitted NONE = new Submitted(0, 0);

  Submitted and(Submitted more) {
    return new Submitted(accepted + more.accepted, refused + more.refused);
  }

  long all() {
    return accepted + refused;
  }
}
