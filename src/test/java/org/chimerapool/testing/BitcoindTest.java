package org.chimerapool.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// A test that starts real nodes: `CHIMERA_TEST_BITCOIND` names a bitcoind built with ZMQ. See
/// `src/test/debian/debian.sh`.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfEnvironmentVariable(
    named = "CHIMERA_TEST_BITCOIND",
    matches = "/.+",
    disabledReason = "CHIMERA_TEST_BITCOIND names no bitcoind")
public @interface BitcoindTest {}
