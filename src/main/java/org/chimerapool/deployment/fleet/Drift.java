package org.chimerapool.deployment.fleet;

/// A component that is not what the last successful run left.
///
/// @param reported empty when the machine says that it is not there
public record Drift(String component, String expected, String reported) {}
