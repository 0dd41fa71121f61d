package org.chimerapool.simulation.client;

/// A nonce that makes a share of the work it was found for.
public record FoundShare(Work work, int nonce) {}
