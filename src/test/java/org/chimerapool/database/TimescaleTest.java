package org.chimerapool.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;

/// As [DatabaseTest], on the TimescaleDB that `CHIMERA_TEST_TIMESCALE_URL` names (user and
/// password beside it). See `src/test/debian/debian.sh`.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(TimescaleExtension.class)
@EnabledIfEnvironmentVariable(
    named = "CHIMERA_TEST_TIMESCALE_URL",
    matches = "jdbc:.+",
    disabledReason = "CHIMERA_TEST_TIMESCALE_URL names no TimescaleDB")
public @interface TimescaleTest {}
