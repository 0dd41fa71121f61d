package org.chimerapool.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Shows every rule a planted fault: a rule that cannot fail guards nothing.
///
/// The offenders are compiled here from a few lines each, into the packages that the rules speak
/// of, and never become part of the program or of its tests.
class ArchitectureRulesTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void bites(String name, ArchRule rule, String source) {
    Path classes = Offenders.compile(source);

    assertThat(rule.evaluate(new ClassFileImporter().importPath(classes)).hasViolation())
        .as("%s accepts%n%s", name, source)
        .isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("innocents")
  void letsPass(String name, ArchRule rule, String source) {
    Path classes = Offenders.compile(source);

    assertThat(
            rule.allowEmptyShould(true)
                .evaluate(new ClassFileImporter().importPath(classes))
                .hasViolation())
        .as("%s refuses%n%s", name, source)
        .isFalse();
  }

  @Test
  void hasAFaultForEveryRule() {
    assertThat(faults().map(fault -> fault.get()[0]).distinct())
        .containsAll(ArchitectureTest.rules().map(rule -> (Object) rule.getName()).toList());
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        arguments(
            "VAADIN_ONLY_IN_UI",
            HouseRules.VAADIN_ONLY_IN_UI,
            "package org.chimerapool.pool; class A { com.vaadin.flow.component.UI ui; }"),
        arguments(
            "NETTY_ONLY_ON_THE_WIRE",
            HouseRules.NETTY_ONLY_ON_THE_WIRE,
            "package org.chimerapool.pool.share; class A { io.netty.channel.Channel channel; }"),
        arguments(
            "POOL_TABLES_ONLY_IN_POOL_AND_STATS",
            HouseRules.POOL_TABLES_ONLY_IN_POOL_AND_STATS,
            "package org.chimerapool.identity; class A { Object t = org.chimerapool.jooq.pool.Tables.WORKER; }"),
        arguments(
            "IDENTITY_TABLES_ONLY_IN_IDENTITY",
            HouseRules.IDENTITY_TABLES_ONLY_IN_IDENTITY,
            "package org.chimerapool.pool.persistence; class A { Object t = org.chimerapool.jooq.identity.Tables.ACCOUNT; }"),
        arguments(
            "CHAIN_TABLES_ONLY_IN_THE_NODE_BOOK",
            HouseRules.CHAIN_TABLES_ONLY_IN_THE_NODE_BOOK,
            "package org.chimerapool.chain.adapter.bitcoin; class A { Object t = org.chimerapool.jooq.chain.Tables.NODE; }"),
        arguments(
            "GAMIFICATION_TABLES_ONLY_IN_ITS_STORE",
            HouseRules.GAMIFICATION_TABLES_ONLY_IN_ITS_STORE,
            "package org.chimerapool.gamification.play; class A { Object t = org.chimerapool.jooq.gamification.Tables.AWARD; }"),
        arguments(
            "NO_SQL_WHERE_NONE_BELONGS",
            HouseRules.NO_SQL_WHERE_NONE_BELONGS,
            "package org.chimerapool.chain.adapter.bitcoin; class A { org.jooq.DSLContext db; }"),
        arguments(
            "NO_SQL_WHERE_NONE_BELONGS",
            HouseRules.NO_SQL_WHERE_NONE_BELONGS,
            "package org.chimerapool.stratum.session; class A { org.jooq.DSLContext db; }"),
        arguments(
            "NO_SQL_WHERE_NONE_BELONGS",
            HouseRules.NO_SQL_WHERE_NONE_BELONGS,
            "package org.chimerapool.ui.overview; class A { javax.sql.DataSource db; }"),
        arguments(
            "CLOCK_ONLY_IN_KERNEL",
            HouseRules.CLOCK_ONLY_IN_KERNEL,
            "package org.chimerapool.pool; class A { Object t = java.time.Instant.now(); }"),
        arguments(
            "CLOCK_ONLY_IN_KERNEL",
            HouseRules.CLOCK_ONLY_IN_KERNEL,
            "package org.chimerapool.pool; class A { long t = System.currentTimeMillis(); }"),
        arguments(
            "CLOCK_ONLY_IN_KERNEL",
            HouseRules.CLOCK_ONLY_IN_KERNEL,
            "package org.chimerapool.pool; class A { Object t = java.time.Clock.systemUTC(); }"),
        arguments(
            "CLOCK_ONLY_IN_KERNEL",
            HouseRules.CLOCK_ONLY_IN_KERNEL,
            "package org.chimerapool.settings; class A { Object t = java.time.LocalDateTime.now(); }"),
        arguments(
            "NO_STANDARD_STREAMS",
            HouseRules.NO_STANDARD_STREAMS,
            "package org.chimerapool.pool; class A { void a() { System.out.println(); } }"),
        arguments(
            "NO_STANDARD_STREAMS",
            HouseRules.NO_STANDARD_STREAMS,
            "package org.chimerapool.pool; class A { void a() { System.err.println(); } }"),
        arguments(
            "NO_UNSEEDED_CHANCE",
            HouseRules.NO_UNSEEDED_CHANCE,
            "package org.chimerapool.pool; class A { Object r = new java.util.Random(); }"),
        arguments(
            "NO_UNSEEDED_CHANCE",
            HouseRules.NO_UNSEEDED_CHANCE,
            "package org.chimerapool.pool; class A { double r = Math.random(); }"),
        arguments(
            "NO_OLD_JACKSON",
            HouseRules.NO_OLD_JACKSON,
            "package com.fasterxml.jackson.databind; class Old {} class Use { Old mapper; }"),
        arguments(
            "NO_SLEEP",
            HouseRules.NO_SLEEP,
            "package org.chimerapool.pool; class A { void a() throws Exception { Thread.sleep(1); } }"),
        arguments(
            "NO_EVENTS_ON_THE_WIRE",
            HouseRules.NO_EVENTS_ON_THE_WIRE,
            "package org.chimerapool.stratum.server; class A { org.springframework.context.ApplicationEventPublisher p; }"),
        arguments(
            "NAMES_THAT_SAY_WHAT_THEY_DO",
            HouseRules.NAMES_THAT_SAY_WHAT_THEY_DO,
            "package org.chimerapool.pool; class PoolManager {}"),
        arguments(
            "NAMES_THAT_SAY_WHAT_THEY_DO",
            HouseRules.NAMES_THAT_SAY_WHAT_THEY_DO,
            "package org.chimerapool.pool; class Outer { static class HexUtils {} }"),
        arguments(
            "PRESENTERS_WITHOUT_VAADIN",
            HouseRules.PRESENTERS_WITHOUT_VAADIN,
            "package org.chimerapool.ui.a; class APresenter { com.vaadin.flow.component.UI ui; }"),
        arguments(
            "ROUTES_PRIVATE_WITH_ONE_ACCESS_RULE",
            HouseRules.ROUTES_PRIVATE_WITH_ONE_ACCESS_RULE,
            "package org.chimerapool.ui.a; @com.vaadin.flow.router.Route(\"a\") class V extends com.vaadin.flow.component.html.Div {}"),
        arguments(
            "ROUTES_PRIVATE_WITH_ONE_ACCESS_RULE",
            HouseRules.ROUTES_PRIVATE_WITH_ONE_ACCESS_RULE,
            "package org.chimerapool.ui.a; @jakarta.annotation.security.PermitAll @com.vaadin.flow.router.Route(\"a\") public class Offender extends com.vaadin.flow.component.html.Div {}"),
        arguments(
            "ROUTES_PRIVATE_WITH_ONE_ACCESS_RULE",
            HouseRules.ROUTES_PRIVATE_WITH_ONE_ACCESS_RULE,
            "package org.chimerapool.ui.a; @jakarta.annotation.security.PermitAll @com.vaadin.flow.server.auth.AnonymousAllowed @com.vaadin.flow.router.Route(\"a\") class V extends com.vaadin.flow.component.html.Div {}"),
        arguments(
            "EVERY_PACKAGE_NULL_MARKED",
            HouseRules.EVERY_PACKAGE_NULL_MARKED,
            "package org.chimerapool.unmarked; class A {}"));
  }

  static Stream<Arguments> innocents() {
    return Stream.of(
        arguments(
            "VAADIN_ONLY_IN_UI",
            HouseRules.VAADIN_ONLY_IN_UI,
            "package org.chimerapool.ui.a; class A { com.vaadin.flow.component.UI ui; }"),
        arguments(
            "NETTY_ONLY_ON_THE_WIRE",
            HouseRules.NETTY_ONLY_ON_THE_WIRE,
            "package org.chimerapool.chain.adapter.x; class A { io.netty.channel.Channel channel; }"),
        arguments(
            "CLOCK_ONLY_IN_KERNEL",
            HouseRules.CLOCK_ONLY_IN_KERNEL,
            "package org.chimerapool.pool; class A { Object a(java.time.Clock c) { return java.time.LocalDate.now(c) + \"\" + System.nanoTime(); } }"),
        arguments(
            "NO_UNSEEDED_CHANCE",
            HouseRules.NO_UNSEEDED_CHANCE,
            "package org.chimerapool.pool; class A { Object r = new java.security.SecureRandom(); }"),
        arguments(
            "PRESENTERS_WITHOUT_VAADIN",
            HouseRules.PRESENTERS_WITHOUT_VAADIN,
            "package org.chimerapool.ui.a; class APresenter { com.vaadin.flow.signals.Signal<String> s; }"),
        arguments(
            "ROUTES_PRIVATE_WITH_ONE_ACCESS_RULE",
            HouseRules.ROUTES_PRIVATE_WITH_ONE_ACCESS_RULE,
            "package org.chimerapool.ui.a; @jakarta.annotation.security.PermitAll @com.vaadin.flow.router.Route(\"a\") class V extends com.vaadin.flow.component.html.Div {}"));
  }
}
