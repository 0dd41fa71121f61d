package org.chimerapool.chain;

import java.time.Instant;

/// Whether a chain offers templates that are worth mining on.
///
/// @param since when it became so
/// @param detail in one sentence why not, empty when it is available
public record Availability(boolean available, Instant since, String detail) {

  /// Of a chain that needs no node.
  public static final Availability ALWAYS = new Availability(true, Instant.EPOCH, "");
}
