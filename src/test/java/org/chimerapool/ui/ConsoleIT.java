package org.chimerapool.ui;

import static com.codeborne.selenide.Condition.appear;
import static com.codeborne.selenide.Condition.attribute;
import static com.codeborne.selenide.Condition.disappear;
import static com.codeborne.selenide.Condition.exist;
import static com.codeborne.selenide.Condition.matchText;
import static com.codeborne.selenide.Condition.text;
import static com.codeborne.selenide.Condition.visible;
import static com.codeborne.selenide.Selenide.$;
import static com.codeborne.selenide.Selenide.$$;
import static com.codeborne.selenide.Selenide.open;
import static com.codeborne.selenide.Selenide.title;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chimerapool.ui.RunningConsole.PASSWORD;
import static org.chimerapool.ui.RunningConsole.menuOf;
import static org.chimerapool.ui.RunningConsole.type;

import com.codeborne.selenide.Condition;
import com.codeborne.selenide.Selenide;
import com.codeborne.selenide.SelenideElement;
import com.codeborne.selenide.WebDriverRunner;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/// The first visit and every screen after it, in a real browser, over made-up figures.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleIT {

  @RegisterExtension private static final RunningConsole CONSOLE = RunningConsole.unclaimed();

  @Test
  @Order(1)
  void claimsTheConsoleWithTheCodeFromTheLog() {
    open("/console");
    $("h1").shouldHave(text("Claim this console"));
    Browser.assertAccessible("claim");
    fill("AAAA-AAAA-AAAA-AAAA", "anna", "short");
    $("#password").shouldHave(attribute("invalid"));
    $("#password").shouldHave(text("at least 15 characters"));

    fill("AAAA-AAAA-AAAA-AAAA", "anna", PASSWORD);
    $("#code").shouldHave(text("not the code in the log"));
    Browser.screenshot("claim-wrong-code");

    fill(CONSOLE.code(), "anna", PASSWORD);
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
    PreviewFigures figures = CONSOLE.program().getBean(PreviewFigures.class);
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
  @CsvSource({
    "/console",
    "/console/miners",
    "/console/sessions?find=onerror",
    "/console/refusals",
    "/miner/bc1qevil0000000"
  })
  void showsAHostileNameAsText(String path) {
    open(path);

    $$("td, vaadin-grid-cell-content").findBy(text("<img/src=x")).should(appear);

    assertThat($$("main img:not([src^='data:image/svg']), main script").size()).isZero();
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

  @Test
  @Order(8)
  void sendsHeadersThatKeepStrangersOut() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(CONSOLE.base() + "/login")).build();
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
    "/chimera/chimera.css, 200",
    "/chimera/nothing.css, 404",
    "/webjars/nothing.js, 404",
    "/console, 302",
    "/console/, 302",
    "/console/system, 302",
    "/actuator, 302",
    "/actuator/env, 302",
    "/api/anything, 302"
  })
  void opensWhatIsNotThereAndNothingElse(String path, int status) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(CONSOLE.base() + path))
            .header("Accept", "text/html")
            .build();

    assertThat(
            HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode())
        .isEqualTo(status);
  }

  @Test
  @Order(9)
  void followsTheChosenPoolEverywhereAndRemembersIt() {
    open("/console");
    $$(".pools a").findBy(text("LTC")).click();
    $$(".pools a").findBy(text("LTC")).shouldHave(attribute("aria-current", "true"));
    assertThat(WebDriverRunner.url()).endsWith("?pool=2");

    $$(".nav-link").findBy(text("Miners")).click();
    $("h1").shouldHave(text("Miners"));
    $$("vaadin-grid-cell-content").findBy(text("ltc1qs")).should(appear);
    open("/");
    $(".lead").shouldHave(text("Litecoin"));
    $$("main td").findBy(text("Alpine Pool")).should(appear);

    open("/console?pool=1");
    $$(".pools a").findBy(text("SIM")).shouldHave(attribute("aria-current", "true"));
  }

  @Test
  @Order(10)
  void createsAPoolAndRemovesItByItsName() {
    open("/console/pools");
    $(".answer").shouldHave(text("4 pools: 2 run, one waits."));
    $(".problem").shouldHave(text("Jura Pool waits. bitcoind refuses the password"));
    $$("button").findBy(text("New pool")).click();
    type("#pool-name input", "Alpine Pool");
    type("#pool-address input", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5");
    $("#pool-address").shouldHave(text("checksum"));
    Browser.screenshot("pool-form-fault");
    type("#pool-address input", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4");
    $("#pool-address[invalid]").shouldNot(exist);
    $$("button").findBy(text("Create it")).click();
    $("#pool-name").shouldHave(text("taken already"));
    Browser.assertAccessible("pool form");
    type("#pool-name input", "Eiger Pool");
    $$("button").findBy(text("Create it")).click();

    $$("main td").findBy(text("Eiger Pool")).should(appear);
    menuOf("Pool Eiger Pool", "Remove");
    SelenideElement confirm =
        $$("vaadin-dialog button, vaadin-dialog-overlay button").findBy(text("Remove"));
    confirm.shouldBe(Condition.disabled);
    type("#typed-name input", "Eiger Pool");
    confirm.shouldBe(Condition.enabled).click();
    $$("main td").findBy(text("Eiger Pool")).should(disappear);
  }

  @Test
  @Order(10)
  void testsANodeBeforeItIsKept() {
    open("/console/nodes");
    $(".answer")
        .shouldHave(text("Node bitcoind-2 is 3 blocks behind. Mining goes on from bitcoind-1."));
    $$("button").findBy(text("Add a node")).click();
    type("#node-rpc input", "http://127.0.0.1:1");
    $$("button").findBy(text("Test it")).click();
    $(".trial").shouldHave(text("Nothing listens on 127.0.0.1:1."));
    type("#node-rpc input", "http://127.0.0.1:8332");
    $$("button").findBy(text("Test it")).click();
    $(".trial").shouldHave(text("/Satoshi:29.0.0/"));
    Browser.screenshot("node-form");
    Browser.assertAccessible("node form");
    $$("button").findBy(text("Add it")).click();
    $("#node-name").shouldHave(text("1 to 64 characters"));
    $$("button").findBy(text("Cancel")).click();
  }

  @Test
  @Order(10)
  void speaksToOneMinerAndBansItsAddress() {
    open("/console/sessions?find=198.51.0.9");
    $("button.plain").shouldBe(visible).click();
    type("#session-message input", "new pool address tomorrow");
    Browser.screenshot("session-sheet");
    Browser.assertAccessible("session sheet");
    $$("button").findBy(text("Send")).click();
    $(".toast").shouldHave(text("Done."));
    assertThat(CONSOLE.program().getBean(PreviewSessions.class).told)
        .anyMatch(told -> told.startsWith("new pool address tomorrow"));

    $("button.plain").click();
    $$("button").findBy(text("Ban its address")).click();
    $("#ban-range input").shouldHave(Condition.value("198.51.0.9"));
    $$("vaadin-dialog button.grave, vaadin-dialog-overlay button.grave")
        .findBy(Condition.exactText("Ban"))
        .click();
    open("/console/guard");
    $$("main td").findBy(text("198.51.0.9")).should(appear);
    $("button[aria-label='Lift the ban of 198.51.0.9']").click();
    $$("main td").findBy(text("198.51.0.9")).should(disappear);
  }

  @Test
  @Order(10)
  void explainsARefusedShareToItsMinerOnly() {
    open("/miner/bc1pz8k3dj2v5q0rt");
    $$("main a").findBy(text("Explain")).click();
    $(".cause").shouldHave(text("on its way when the work changed"));
    $("main").shouldNotHave(text("198.51.100.7"));

    open("/miner/bc1qsomebodyelse/refusal/5");
    $("main").shouldHave(text("not kept any more"));

    open("/console/refusals/3");
    $(".cause").shouldHave(text("<i>somebody</i> was never authorized"));
  }

  @Test
  @Order(10)
  void triesAUserAgentAgainstTheDeviceRules() {
    open("/console/devices");
    type("#try-agent input", "BITAXE/BM1370");
    $("main").shouldHave(text("Bitaxe, by the rule bitaxe/*"));
  }

  @Test
  @Order(10)
  void keepsItsFaceOnAPageThatBreaks() {
    open("/broken");
    $("h1").shouldHave(text("cannot be shown right now"));
    $("body").shouldNotHave(text(PreviewBrokenView.SECRET));
    Browser.assertAccessible("a page that breaks");
  }

  @Test
  @Order(11)
  void speaksGermanToAGerman() {
    Selenide.closeWebDriver();
    Browser.start(CONSOLE.base(), "de-DE");
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

  private static String session() {
    var cookie = WebDriverRunner.getWebDriver().manage().getCookieNamed("chimera_session");
    return cookie == null ? "" : cookie.getValue();
  }
}
