package org.chimerapool.algorithm;

import org.chimerapool.kernel.Hash256;

/// Hashes one header with many nonces, keeping what does not depend on the nonce. Belongs to one
/// thread.
@FunctionalInterface
public interface NonceScanner {

  /// The proof-of-work hash with the given nonce.
  Hash256 hash(int nonce);
}
