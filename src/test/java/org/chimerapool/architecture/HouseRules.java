package org.chimerapool.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;

/// Every rule by a name, so that the test of the rules can show each one a fault.
final class HouseRules {
  private static final Set<String> CLOCK_READERS =
      Set.of(
          Instant.class.getName(),
          LocalDateTime.class.getName(),
          LocalDate.class.getName(),
          ZonedDateTime.class.getName(),
          OffsetDateTime.class.getName());

  private static final DescribedPredicate<JavaClass> JOOQ =
      resideInAnyPackage("org.jooq..", "org.chimerapool.jooq..");

  static final ArchRule VAADIN_ONLY_IN_UI =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.chimerapool.ui..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.vaadin..");

  static final ArchRule NETTY_ONLY_ON_THE_WIRE =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.chimerapool.stratum..",
              "org.chimerapool.chain.adapter..",
              "org.chimerapool.simulation.cluster..",
              "org.chimerapool.kernel.socket..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.netty..");

  static final ArchRule POOL_TABLES_ONLY_IN_POOL_AND_STATS =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.chimerapool.pool..", "org.chimerapool.stats..", "org.chimerapool.jooq..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.chimerapool.jooq.pool..");

  static final ArchRule IDENTITY_TABLES_ONLY_IN_IDENTITY =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.chimerapool.identity..", "org.chimerapool.jooq..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.chimerapool.jooq.identity..");

  static final ArchRule CHAIN_TABLES_ONLY_IN_THE_NODE_BOOK =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.chimerapool.chain.book", "org.chimerapool.jooq..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.chimerapool.jooq.chain..");

  static final ArchRule GAMIFICATION_TABLES_ONLY_IN_ITS_STORE =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.chimerapool.gamification.store", "org.chimerapool.jooq..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.chimerapool.jooq.gamification..");

  static final ArchRule NO_SQL_WHERE_NONE_BELONGS =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.chimerapool.stratum..",
              "org.chimerapool.ui..",
              "org.chimerapool.kernel..",
              "org.chimerapool.algorithm..",
              "org.chimerapool.chain",
              "org.chimerapool.chain.adapter..",
              "org.chimerapool.chain.coin..",
              "org.chimerapool.chain.events..",
              "org.chimerapool.chain.simulator..",
              "org.chimerapool.simulation..")
          .should()
          .dependOnClassesThat(
              JOOQ.or(
                  resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")));

  static final ArchRule CLOCK_ONLY_IN_KERNEL =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.chimerapool.kernel")
          .should(
              callMethodWhere(
                  describe(
                      "reads the system clock",
                      call ->
                          readsClock(
                              call.getTargetOwner().getName(),
                              call.getName(),
                              call.getTarget().getRawParameterTypes().size()))));

  /// The program's main class hands them to the commands that write to them.
  static final ArchRule NO_STANDARD_STREAMS =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("org.chimerapool.ChimeraApplication")
          .should()
          .accessFieldWhere(
              describe(
                  "System.out or System.err",
                  access ->
                      access.getTargetOwner().isEquivalentTo(System.class)
                          && Set.of("out", "err").contains(access.getName())));

  static final ArchRule NO_UNSEEDED_CHANCE =
      noClasses()
          .should()
          .callConstructor(java.util.Random.class)
          .orShould()
          .callMethod(Math.class, "random");

  static final ArchRule NO_OLD_JACKSON =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson.databind..");

  static final ArchRule NO_SLEEP =
      noClasses()
          .should(
              callMethodWhere(
                  describe(
                      "sleeps",
                      call ->
                          call.getTargetOwner().isEquivalentTo(Thread.class)
                              && call.getName().equals("sleep"))));

  static final ArchRule NO_EVENTS_ON_THE_WIRE =
      noClasses()
          .that()
          .resideInAPackage("org.chimerapool.stratum..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.springframework.context.ApplicationEventPublisher");

  static final ArchRule NAMES_THAT_SAY_WHAT_THEY_DO =
      noClasses().should().haveNameMatching(".*(Impl|Manager|Utils?|Helper)(\\$.*)?");

  static final ArchRule PRESENTERS_WITHOUT_VAADIN =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Presenter")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("com.vaadin..")
                  .and(DescribedPredicate.not(resideInAnyPackage("com.vaadin.flow.signals.."))));

  static final ArchRule ROUTES_PRIVATE_WITH_ONE_ACCESS_RULE =
      classes()
          .that()
          .areAnnotatedWith("com.vaadin.flow.router.Route")
          .should(bePackagePrivateWithOneAccessRule())
          .allowEmptyShould(true);

  static final ArchRule EVERY_PACKAGE_NULL_MARKED = classes().should(resideInNullMarkedPackage());

  private HouseRules() {}

  private static boolean readsClock(String owner, String method, int parameters) {
    if (owner.equals(System.class.getName())) {
      return method.equals("currentTimeMillis");
    }
    if (owner.equals(Clock.class.getName())) {
      return method.startsWith("system") || method.startsWith("tick");
    }
    return CLOCK_READERS.contains(owner) && method.equals("now") && parameters == 0;
  }

  private static ArchCondition<JavaClass> bePackagePrivateWithOneAccessRule() {
    return new ArchCondition<>("be package-private with exactly one access annotation") {
      @Override
      public void check(JavaClass view, ConditionEvents events) {
        long rules =
            view.getAnnotations().stream()
                .map(annotation -> annotation.getRawType().getSimpleName())
                .filter(
                    Set.of("AnonymousAllowed", "PermitAll", "RolesAllowed", "DenyAll")::contains)
                .count();
        boolean open =
            view.getModifiers().contains(JavaModifier.PUBLIC)
                || view.getModifiers().contains(JavaModifier.PROTECTED);
        if (open || rules != 1) {
          events.add(
              SimpleConditionEvent.violated(
                  view,
                  "%s is %s and has %d access annotations"
                      .formatted(view.getName(), open ? "public" : "package-private", rules)));
        }
      }
    };
  }

  private static ArchCondition<JavaClass> resideInNullMarkedPackage() {
    return new ArchCondition<>("reside in a @NullMarked package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
          events.add(
              SimpleConditionEvent.violated(type, type.getPackageName() + " is not @NullMarked"));
        }
      }
    };
  }
}
