package org.chimerapool.ui;

import static com.codeborne.selenide.Condition.appear;
import static com.codeborne.selenide.Condition.disappear;
import static com.codeborne.selenide.Condition.exactText;
import static com.codeborne.selenide.Condition.text;
import static com.codeborne.selenide.Condition.visible;
import static com.codeborne.selenide.Selenide.$;
import static com.codeborne.selenide.Selenide.$$;
import static com.codeborne.selenide.Selenide.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.codeborne.selenide.CollectionCondition;
import com.codeborne.selenide.Selenide;
import com.codeborne.selenide.SelenideElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.NotPermittedException;
import org.chimerapool.identity.Role;
import org.chimerapool.settings.ChangeOutcome;
import org.chimerapool.settings.Draft;
import org.chimerapool.settings.Review;
import org.chimerapool.settings.SettingEntry;
import org.chimerapool.settings.SettingSource;
import org.chimerapool.settings.Settings;
import org.chimerapool.simulation.VirtualMiners;
import org.chimerapool.testing.FreePort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/// Settings that are changed in the console: kept over a restart, checked, taken back; in a real
/// browser and by two people at once.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(OutputCaptureExtension.class)
class SettingsIT {

  private static final String PASSWORD = "purple lantern garden";
  private static final Pattern CODE = Pattern.compile("with the code ((?:\\w{4}-){3}\\w{4})");
  private static final Actor OWNER = new Actor("anna", Optional.of(Role.OWNER), "");
  private static final Actor OTHER = new Actor("bela", Optional.of(Role.OWNER), "");
  private static final String POLL = "chimera.nodes.poll";
  private static final String WORKERS = "chimera.stratum.guard.max-workers";

  @TempDir private static @Nullable Path home;
  private static @Nullable ConfigurableApplicationContext program;

  @BeforeAll
  static void start(CapturedOutput output) throws IOException {
    Browser.require();
    start();
    Matcher printed = CODE.matcher(output.getOut());
    assertThat(printed.find()).as("the log names a code").isTrue();
    Browser.start(base(), "en-GB");
    open("/console");
    claim(printed.group(1));
  }

  @AfterAll
  static void stop() {
    Selenide.closeWebDriver();
    if (program != null) {
      program.close();
    }
  }

  @Test
  @Order(1)
  void leavesChangingToOwners() {
    Actor operator = new Actor("otto", Optional.of(Role.OPERATOR), "");

    assertThatThrownBy(() -> settings().apply(operator, draft(WORKERS, "300")))
        .isInstanceOf(NotPermittedException.class);
  }

  @Test
  @Order(2)
  void takesAllOfADraftOrNothing() {
    Draft half =
        new Draft(
            settings().read().revision(),
            Map.of(WORKERS, Optional.of("300"), POLL, Optional.of("never")),
            Draft.Cause.EDIT);

    assertThat(settings().apply(OWNER, half)).isInstanceOf(ChangeOutcome.Refused.class);

    assertThat(entry(WORKERS).set()).isFalse();
  }

  @Test
  @Order(3)
  void tellsTheSecondOfTwoPeopleWhatTheFirstDid() {
    Draft first = draft(WORKERS, "300");
    Draft second = draft(WORKERS, "400");

    assertThat(settings().apply(OWNER, first)).isInstanceOf(ChangeOutcome.Applied.class);

    ChangeOutcome outcome = settings().apply(OTHER, second);
    assertThat(outcome).isInstanceOf(ChangeOutcome.Refused.class);
    assertThat(((ChangeOutcome.Refused) outcome).review().problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(Review.Kind.MEANWHILE);
              assertThat(problem.details()).containsExactly("anna", "300");
            });
    assertThat(entry(WORKERS).value()).isEqualTo("300");
  }

  @Test
  @Order(4)
  void keepsValuesOverARestartAndLeavesOutOneThatIsWrong(CapturedOutput output) throws IOException {
    assertThat(entry(WORKERS).pending()).isTrue();
    stopProgram();
    Path file = home().resolve("settings.yaml");
    Files.writeString(
        file,
        Files.readString(file) + "  chimera.nodes.poll: 'soon'\n  chimera.nodes.patience: 9s\n");

    start();

    assertThat(entry(WORKERS).value()).isEqualTo("300");
    assertThat(entry(WORKERS).source()).isEqualTo(SettingSource.CONSOLE);
    assertThat(entry(WORKERS).pending()).isFalse();
    assertThat(entry("chimera.nodes.patience").value()).isEqualTo("9s");
    assertThat(entry(POLL).value()).isEqualTo("300ms");
    assertThat(entry(POLL).fault()).isPresent();
    assertThat(output.getOut()).contains("chimera.nodes.poll is left out: found 'soon'");
    assertThat(settings().history(10))
        .filteredOn(change -> change.key().equals("chimera.nodes.patience"))
        .singleElement()
        .extracting(change -> change.cause())
        .isEqualTo(Draft.Cause.FILE);
  }

  @Test
  @Order(5)
  void letsAnArgumentOfTheStartWin() throws IOException {
    stopProgram();

    start("--" + WORKERS + "=77");

    SettingEntry overruled = entry(WORKERS);
    assertThat(overruled.value()).isEqualTo("77");
    assertThat(overruled.source()).isEqualTo(SettingSource.ARGUMENT);
    assertThat(overruled.stored()).contains("300");
    assertThat(overruled.lock()).isEqualTo(SettingEntry.Lock.OVERRULED);
    assertThat(settings().review(draft(WORKERS, "78")).problems())
        .extracting(Review.Problem::kind)
        .containsExactly(Review.Kind.OVERRULED);
    stopProgram();
    start();
  }

  @Test
  @Order(6)
  void showsEverySettingWithWhatIsWrongWithIt() {
    Selenide.closeWebDriver();
    Browser.start(base(), "en-GB");
    open("/console");
    Browser.size(1440, 1000);
    signIn();
    open("/console/settings");
    $("h1").shouldHave(text("Settings"));
    row(POLL).shouldHave(text("Left out at the start"), text("'soon'"));
    $(".problems").shouldHave(text("One setting of the console cannot be used"));
    row("chimera.database.port").shouldHave(text("Cannot be set here"));
    Browser.assertAccessible("settings");
    Browser.screenshot("settings");
  }

  @Test
  @Order(7)
  void saysInPlaceWhatIsWrongAndReviewsBeforeItApplies() {
    edit("chimera.stratum.guard.max-workers", "many");
    row(WORKERS).shouldHave(text("Expected a whole number, at least 1, at most 10000"));
    $(".draft-bar").shouldHave(text("One change"));
    $(".draft-bar").$$("button").findBy(text("Review")).click();
    $("vaadin-dialog").shouldHave(text("This stands against it"));
    Browser.screenshot("settings-refused");
    $$("vaadin-dialog button").findBy(text("Cancel")).click();
    $("vaadin-dialog").should(disappear);

    field(WORKERS).setValue("512").sendKeys(Keys.TAB);
    row(POLL).scrollIntoCenter();
    row(POLL).$$("button").findBy(text("Take back")).click();
    $(".draft-bar").shouldHave(text("2 changes"));
    $(".draft-bar").$$("button").findBy(text("Review")).click();
    SelenideElement review = $("vaadin-dialog").should(appear);
    review.shouldHave(text("300"), text("512"), text("at the next start"));
    Browser.assertAccessible("settings review");
    Browser.screenshot("settings-review");
    review.$$("button").findBy(text("Apply")).click();

    row(WORKERS).$(".now").shouldHave(exactText("512"));
    $(".draft-bar").shouldNotBe(visible);
    $(".problems").shouldHave(text("waits for the next start"));
    assertThat(entry(POLL).fault()).isEmpty();
  }

  @Test
  @Order(8)
  void actsAtOnceWhereThatIsPossible() {
    assertThat(program().getBean(VirtualMiners.class).isRunning()).isFalse();
    assertThat(entry("chimera.identity.require-second-factor").live()).isTrue();

    ChangeOutcome outcome =
        settings().apply(OWNER, draft("chimera.identity.require-second-factor", "false"));

    assertThat(outcome).isInstanceOf(ChangeOutcome.Applied.class);
    assertThat(entry("chimera.identity.require-second-factor").pending()).isFalse();
  }

  @Test
  @Order(9)
  void takesBackAChangeOfThePast() {
    open("/console/settings");
    SelenideElement undone = $$("tbody tr").findBy(text("512")).scrollIntoCenter();
    undone.shouldHave(text("anna"), text("300"));
    Browser.screenshot("settings-history");
    undone.$$("button").findBy(text("Undo")).click();
    $("vaadin-dialog").shouldHave(text("512"), text("300"));
    $$("vaadin-dialog button").findBy(text("Apply")).click();

    row(WORKERS).$(".now").shouldHave(exactText("300"));
    $$("tbody tr").findBy(text("undone")).should(appear);
  }

  @Test
  @Order(10)
  void importsWhatItExportsAndNothingElse() {
    $$("button").findBy(text("Import")).click();
    SelenideElement area = $("#import-text textarea").should(appear);
    area.setValue("a: !!javax.script.ScriptEngineManager [x]").sendKeys(Keys.TAB);
    $$("vaadin-dialog button").findBy(text("Review")).click();
    $("vaadin-dialog .fault").shouldHave(text("cannot be read"));
    area.setValue("chimera:\n  nodes:\n    poll: 700ms\n  home: /elsewhere\n").sendKeys(Keys.TAB);
    $$("vaadin-dialog button").findBy(text("Review")).click();
    $("vaadin-dialog .against").shouldHave(text("chimera.home"), text("Cannot be set here"));
    $$("vaadin-dialog button").findBy(text("Cancel")).click();
    $("vaadin-dialog").should(disappear);

    assertThat(settings().export()).contains("chimera.stratum.guard.max-workers: '300'");
    assertThat(settings().imported(settings().export()).changes()).isEmpty();
  }

  @Test
  @Order(11)
  void fitsAPhoneAndReadsGerman() {
    Browser.phone(390);
    open("/console/settings?find=guard");
    row(WORKERS).shouldBe(visible);
    Browser.assertNoSidewaysScroll("settings");
    Browser.screenshot("settings-phone");
    Browser.desk();
    Browser.scheme("light");
    open("/console/settings");
    row(WORKERS).shouldBe(visible);
    Browser.assertAccessible("settings in light");
    Browser.screenshot("settings-light");
  }

  @Test
  @Order(12)
  void showsTheLastLinesOfTheLogWithoutTheirTeeth() {
    Browser.scheme("dark");
    LoggerFactory.getLogger("org.example.Stranger")
        .warn("worker \u001b[31m<img src=x onerror=alert(1)>\u202E password=hunter2");
    open("/console/system");
    $(".filters vaadin-text-field input").shouldBe(visible).setValue("stranger");
    SelenideElement line = $$("td.log").findBy(text("onerror")).scrollIntoCenter();
    line.shouldHave(exactText("worker <img src=x onerror=alert(1)>\uFFFD password=••••"));
    $$("td.log").shouldHave(CollectionCondition.size(1));
    Browser.assertAccessible("system with the log");
    Browser.screenshot("system-log");
    Browser.phone(390);
    Browser.assertNoSidewaysScroll("system");
    Browser.screenshot("system-log-phone");
    Browser.desk();
  }

  private static void start(String... more) throws IOException {
    java.util.List<String> arguments =
        new java.util.ArrayList<>(
            java.util.List.of(
                "--chimera.home=" + home(),
                "--chimera.database.port=" + FreePort.next(),
                "--server.port=0"));
    arguments.addAll(java.util.List.of(more));
    program = ConsolePreview.start(arguments.toArray(String[]::new));
  }

  private static void stopProgram() {
    program().close();
  }

  private static void signIn() {
    $("#login input").shouldBe(visible).setValue("anna");
    $("#password input").setValue(PASSWORD).sendKeys(Keys.ENTER);
    $("h1").shouldHave(text("Overview"));
  }

  private static void claim(String code) {
    $("#code input").shouldBe(visible).setValue(code);
    $("#login input").setValue("anna");
    $("#password input").setValue(PASSWORD);
    $("#repeated input").setValue(PASSWORD).sendKeys(Keys.TAB);
    $("button.main").click();
    $("h1").shouldHave(text("Overview"));
  }

  private static void edit(String key, String value) {
    SelenideElement row = row(key).scrollIntoCenter();
    row.$$("button").findBy(text("Change")).click();
    field(key).setValue(value).sendKeys(Keys.TAB);
  }

  private static SelenideElement row(String key) {
    return $("#setting-" + key.replace('.', '-'));
  }

  private static SelenideElement field(String key) {
    return $("#edit-" + key.replace('.', '-') + " input").shouldBe(visible);
  }

  private static Draft draft(String key, String value) {
    return new Draft(
        settings().read().revision(), Map.of(key, Optional.of(value)), Draft.Cause.EDIT);
  }

  private static SettingEntry entry(String key) {
    return settings().read().entries().stream()
        .filter(each -> each.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static Settings settings() {
    return program().getBean(Settings.class);
  }

  private static String base() {
    return "http://localhost:" + program().getEnvironment().getProperty("local.server.port");
  }

  private static ConfigurableApplicationContext program() {
    if (program == null) {
      throw new IllegalStateException("the program was not started");
    }
    return program;
  }

  private static Path home() {
    if (home == null) {
      throw new IllegalStateException("JUnit has made no folder");
    }
    return home;
  }
}
