package org.chimerapool.ui;

import static com.codeborne.selenide.Condition.appear;
import static com.codeborne.selenide.Condition.attribute;
import static com.codeborne.selenide.Condition.matchText;
import static com.codeborne.selenide.Condition.text;
import static com.codeborne.selenide.Condition.visible;
import static com.codeborne.selenide.Selenide.$;
import static com.codeborne.selenide.Selenide.$$;
import static com.codeborne.selenide.Selenide.open;
import static com.codeborne.selenide.Selenide.title;
import static org.assertj.core.api.Assertions.assertThat;

import com.codeborne.selenide.Condition;
import com.codeborne.selenide.Selenide;
import com.codeborne.selenide.SelenideElement;
import com.codeborne.selenide.WebDriverRunner;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/// The first visit and every screen after it, in a real browser, over made-up figures.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(OutputCaptureExtension.class)
class ConsoleIT {

  private static final String PASSWORD = "purple lantern garden";
  private static final Pattern CODE = Pattern.compile("with the code ((?:\\w{4}-){3}\\w{4})");

  @TempDir private static @Nullable Path home;
  private static @Nullable ConfigurableApplicationContext program;
  private static String base = "";
  private static String code = "";

  @BeforeAll
  static void start(CapturedOutput output) throws IOException {
    Browser.require();
    program =
        ConsolePreview.start(
            "--chimera.home=" + home, "--chimera.database.port=" + freePort(), "--server.port=0");
    base = "http://localhost:" + program.getEnvironment().getProperty("local.server.port");
    Matcher printed = CODE.matcher(output.getOut());
    assertThat(printed.find()).as("the log names a code").isTrue();
    code = printed.group(1);
    Browser.start(base, "en-GB");
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
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
  void claimsTheConsoleWithTheCodeFromTheLog() {
    open("/console");
    $("h1").shouldHave(text("Claim this console"));
    Browser.assertAccessible("claim");
    fill("AAAA-AAAA-AAAA-AAAA", "anna", "short");
    $("#password").shouldHave(attribute("invalid"));
    $("#password").shouldHave(text("at least 12 characters"));

    fill("AAAA-AAAA-AAAA-AAAA", "anna", PASSWORD);
    $("#code").shouldHave(text("not the code in the log"));
    Browser.screenshot("claim-wrong-code");

    fill(code, "anna", PASSWORD);
    $("h1").shouldHave(text("Overview"));
  }

  @Test
  @Order(2)
  void signsOutAndInAgainUnderANewSession() {
    $(".account").click();
    $$("button").findBy(text("Sign out")).click();
    $("h1").shouldHave(text("miners at work"));
    open("/nowhere/at-all");
    $("h1").shouldHave(text("no such page"));
    open("/console/miners");
    $("h1").shouldHave(text("Sign in"));
    open("/console");
    $("h1").shouldHave(text("Sign in"));
    String before = session();
    signIn("wrong password");
    $("#password").shouldHave(text("do not fit together"));
    Browser.screenshot("login-refused");

    signIn(PASSWORD);

    $("h1").shouldHave(text("Overview"));
    assertThat(session()).isNotEqualTo(before);
  }

  @Test
  @Order(3)
  void changesAFigureWhileOneLooksAndCanBePaused() {
    open("/console");
    SelenideElement shares = $$(".tile .fig").get(2);
    shares.shouldHave(matchText("\\d+\\.\\d per second"));
    String first = shares.getText();
    shares.shouldNotHave(Condition.exactText(first));

    $("button.live").shouldHave(text("Live")).click();

    $("button.live").shouldHave(text("Paused")).click();
    $("button.live").shouldHave(text("Live"));
  }

  @Test
  @Order(4)
  void saysSoWhenTheFiguresGrowOld() {
    PreviewFigures figures = program().getBean(PreviewFigures.class);
    figures.stopped = true;
    try {
      $("button.live.stale").shouldHave(text("No news for"));
    } finally {
      figures.stopped = false;
    }
    $("button.live").shouldHave(text("Live"));
  }

  @ParameterizedTest
  @Order(5)
  @CsvSource({"/console", "/console/miners", "/miner/bc1qevil0000000"})
  void showsAHostileNameAsText(String path) {
    open(path);

    $$("td, vaadin-grid-cell-content").findBy(text("<img/src=x")).should(appear);

    assertThat($$("main img, main script").size()).isZero();
    assertThat(title()).isNotEqualTo("taken");
  }

  @Test
  @Order(6)
  void keepsTheRangeInTheAddress() {
    open("/console");
    $$(".seg a").findBy(text("24 h")).click();

    $$(".seg a").findBy(text("24 h")).shouldHave(attribute("aria-current", "true"));
    assertThat(WebDriverRunner.url()).endsWith("?range=24h");
  }

  @ParameterizedTest
  @Order(7)
  @CsvSource({
    "/console, Overview",
    "/console/miners, Miners",
    "/console/blocks, Blocks",
    "/console/nodes, Nodes",
    "/console/system, System",
    "/, miners at work",
    "/miner/bc1q9hx2v7tq0zr4m8x4ke, workers mining",
    "/miner/bc1qnobody, No share",
    "/nowhere, no such page"
  })
  void isReadableInBothSchemesAndFitsAPhone(String path, String headline) {
    String name = path.replaceAll("\\W+", "-");
    for (String scheme : new String[] {"light", "dark"}) {
      Browser.scheme(scheme);
      open(path);
      $("h1").shouldHave(text(headline));
      $("main .skeleton").shouldNotBe(visible);
      Browser.assertAccessible(path + " in " + scheme);
      Browser.screenshot("page" + name + "-" + scheme);
    }
    Browser.size(500, 844);
    Browser.assertNoSidewaysScroll(path);
    Browser.screenshot("page" + name + "-phone");
    Browser.size(1440, 960);
  }

  @Test
  @Order(8)
  void sendsHeadersThatKeepStrangersOut() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/login")).build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

    assertThat(answer.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).contains("frame-ancestors 'none'"));
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
    assertThat(answer.headers().firstValue("Set-Cookie"))
        .hasValueSatisfying(
            cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax"));
  }

  @ParameterizedTest
  @Order(8)
  @CsvSource({
    "/nowhere, 200",
    "/console, 302",
    "/console/, 302",
    "/console/system, 302",
    "/actuator, 302",
    "/actuator/env, 302",
    "/api/anything, 302"
  })
  void opensWhatIsNotThereAndNothingElse(String path, int status) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html").build();

    assertThat(
            HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode())
        .isEqualTo(status);
  }

  @Test
  @Order(9)
  void speaksGermanToAGerman() {
    Selenide.closeWebDriver();
    Browser.start(base, "de-DE");
    $("h1").shouldHave(text("Anmelden"));
    signIn(PASSWORD);

    $("h1").shouldHave(text("Überblick"));
    $$(".tile .fig").get(1).shouldHave(text("1.204"));
    assertThat($("html").getAttribute("lang")).isEqualTo("de");
    Browser.screenshot("overview-german");
  }

  private static void fill(String typedCode, String login, String password) {
    type("#code input", typedCode);
    type("#login input", login);
    type("#password input", password);
    type("#repeated input", password);
    $("button.main").click();
  }

  private static void signIn(String password) {
    type("#login input", "anna");
    type("#password input", password);
    $("#password input").sendKeys(Keys.ENTER);
  }

  private static void type(String field, String value) {
    $(field).sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
    $(field).sendKeys(value);
  }

  private static String session() {
    var cookie = WebDriverRunner.getWebDriver().manage().getCookieNamed("chimera_session");
    return cookie == null ? "" : cookie.getValue();
  }

  private static ConfigurableApplicationContext program() {
    if (program == null) {
      throw new IllegalStateException("the console was not started");
    }
    return program;
  }
}
