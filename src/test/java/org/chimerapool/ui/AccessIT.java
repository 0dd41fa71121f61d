package org.chimerapool.ui;

import static com.codeborne.selenide.Condition.attribute;
import static com.codeborne.selenide.Condition.exist;
import static com.codeborne.selenide.Condition.text;
import static com.codeborne.selenide.Condition.visible;
import static com.codeborne.selenide.Selenide.$;
import static com.codeborne.selenide.Selenide.$$;
import static com.codeborne.selenide.Selenide.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chimerapool.ui.RunningConsole.PASSWORD;
import static org.chimerapool.ui.RunningConsole.type;

import com.codeborne.selenide.CollectionCondition;
import com.codeborne.selenide.Configuration;
import com.codeborne.selenide.SelenideElement;
import com.codeborne.selenide.WebDriverRunner;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.chimerapool.identity.Phone;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/// Accounts, the second step, sessions and the trail, in a real browser; and what a stranger may
/// try against them.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessIT {

  @RegisterExtension private static final RunningConsole CONSOLE = RunningConsole.withOwner();

  private static String handedOut = "";
  private static String recovery = "";

  @Test
  @Order(1)
  void handsAPasswordToSomebodyNewOnce() {
    open("/console/users");
    $$("td").findBy(text("anna")).shouldBe(visible);
    $$("button").findBy(text("New account")).click();
    type("#user-login input", "ANNA");
    $$("vaadin-dialog button").findBy(text("Create the account")).click();
    $("vaadin-dialog .fault").shouldHave(text("already"));
    type("#user-login input", "vera");
    $$("vaadin-dialog button").findBy(text("Create the account")).click();

    SelenideElement password = $(".handover .mono").shouldBe(visible);
    handedOut = password.getText();
    Browser.assertAccessible("the password that is handed over");
    Browser.screenshot("users-handover");
    $$("vaadin-dialog button").findBy(text("I have it")).click();

    assertThat(handedOut).matches("(\\w{4}-){3}\\w{4}");
    $$("td").findBy(text("password handed out")).shouldBe(visible);
  }

  @Test
  @Order(2)
  void keepsTheLastOwnerInTheirSeat() {
    open("/console/users");
    rowMenu("anna", "Change the role");
    $("vaadin-dialog vaadin-select").click();
    $$("vaadin-select-item").findBy(text("Viewer")).click();
    $$("vaadin-dialog button").findBy(text("Change the role")).click();

    $("vaadin-dialog .fault").shouldHave(text("last owner"));
    Browser.screenshot("users-last-owner");
  }

  @Test
  @Order(3)
  void makesThemChooseTheirOwnPasswordAndSaysWhatTheyMayNot() {
    signOut();
    signIn("vera", handedOut);
    $("h1").shouldHave(text("Choose your own password"));
    Browser.assertAccessible("the own password");
    Browser.screenshot("login-own-password");
    type("#new-password input", PASSWORD);
    type("#repeated input", PASSWORD);
    $("button.main").click();
    $("h1").shouldHave(text("Overview"));

    open("/console/users");
    $(".denied").shouldBe(visible).shouldHave(text("Owner"));
    $$("button").findBy(text("New account")).shouldHave(attribute("aria-disabled", "true"));
    $$("td").findBy(text("anna")).shouldNot(exist);
    Browser.screenshot("users-viewer");
    open("/console/audit");
    $(".denied").shouldBe(visible).shouldHave(text("Operator"));
    $$(".audit td").shouldHave(CollectionCondition.size(0));
    Browser.screenshot("audit-viewer");
  }

  @Test
  @Order(4)
  void leavesARevokedSessionNothing() throws Exception {
    String vera = session();
    assertThat(status("/console", vera)).isEqualTo(200);
    WebDriverRunner.getWebDriver().manage().deleteAllCookies();
    signIn("anna", PASSWORD);
    $("h1").shouldHave(text("Overview"));

    open("/console/users");
    $$("tr").findBy(text("Chrome, Linux")).shouldBe(visible);
    Browser.screenshot("users-sessions");
    $$("vaadin-notification").shouldHave(CollectionCondition.size(0));
    browserRow("vera").$$("button").findBy(text("Sign out")).click();
    $("vaadin-notification-card").shouldHave(text("A browser of vera is signed out"));

    assertThat(status("/console", vera)).isEqualTo(302);
    assertThat(status("/console/miners", vera)).isEqualTo(302);
  }

  @Test
  @Order(5)
  void keepsNothingOfASessionIdThatWasKnownBefore() throws Exception {
    signOut();
    open("/login");
    String planted = session();
    signIn("anna", PASSWORD);
    $("h1").shouldHave(text("Overview"));

    assertThat(session()).isNotEqualTo(planted);
    assertThat(status("/console", planted)).isEqualTo(302);
    assertThat(status("/console", session())).isEqualTo(200);
  }

  @Test
  @Order(6)
  void keepsTheSideDoorShut() throws Exception {
    HttpClient stranger = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    String page =
        stranger.send(request("/login").build(), HttpResponse.BodyHandlers.ofString()).body();
    Matcher token = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"").matcher(page);
    String form =
        "username=anna&password="
            + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8)
            + (token.find() ? "&_csrf=" + token.group(1) : "");
    stranger.send(
        request("/login")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        HttpResponse.BodyHandlers.discarding());

    assertThat(
            stranger
                .send(request("/console").build(), HttpResponse.BodyHandlers.discarding())
                .statusCode())
        .isEqualTo(302);
  }

  @Test
  @Order(7)
  void asksAnOwnerFromAfarForASecondStep() throws Exception {
    Configuration.baseUrl = "http://" + outsideAddress() + ":" + CONSOLE.port();
    signIn("anna", PASSWORD);
    $("h1").shouldHave(text("Set up the second step"));
    Browser.assertAccessible("setting up the second step");
    Browser.screenshot("login-enrol");
    Phone app = new Phone(Objects.requireNonNull($(".offer .copy .mono").getAttribute("title")));
    type("#factor-code input", "000000");
    $("button.main").click();
    $("#factor-code").shouldHave(attribute("invalid"));
    type("#factor-code input", app.code(now()));
    $("button.main").click();
    $("h1").shouldHave(text("Keep these recovery codes"));
    $$(".recovery li").shouldHave(CollectionCondition.size(10));
    recovery = $(".recovery li").getText();
    Browser.assertAccessible("recovery codes");
    Browser.screenshot("login-recovery");
    $("button.main").click();
    $("h1").shouldHave(text("Overview"));

    signOut();
    signIn("anna", PASSWORD);
    $("h1").shouldHave(text("Second step"));
    Browser.assertAccessible("the second step");
    Browser.screenshot("login-code");
    Browser.size(500, 844);
    Browser.screenshot("login-code-phone");
    Browser.size(1440, 960);
    type("#second-code input", "123456");
    $("#second-code input").sendKeys(Keys.ENTER);
    $("#second-code").shouldHave(text("not right"));
    type("#second-code input", app.code(now().plus(Duration.ofSeconds(30))));
    $("#second-code input").sendKeys(Keys.ENTER);
    $("h1").shouldHave(text("Overview"));
  }

  @Test
  @Order(8)
  void letsEverybodyCareForTheirOwnAccount() {
    open("/console/account");
    $$("dd").findBy(text("on: signing in asks")).shouldBe(visible);
    $$("button").findBy(text("Change password")).click();
    type("#new-password input", "another lantern garden");
    type("#repeated input", "another lantern garden");
    type("#current-password input", "not my password");
    Browser.screenshot("account-password");
    $$("vaadin-dialog button").findBy(text("Change password")).click();
    $("#current-password").shouldHave(text("not your password"));
    type("#current-password input", PASSWORD);
    $$("vaadin-dialog button").findBy(text("Change password")).click();
    $("vaadin-notification-card").shouldHave(text("Your password is changed"));

    $$("button").findBy(text("New recovery codes")).click();
    type("#current-code input", "000000");
    type("#current-password input", "another lantern garden");
    $$("vaadin-dialog button").findBy(text("Make new ones")).click();
    $("vaadin-dialog .fault").shouldHave(text("not right"));
    type("#current-code input", recovery);
    type("#current-password input", "another lantern garden");
    $$("vaadin-dialog button").findBy(text("Make new ones")).click();
    $$(".recovery li").shouldHave(CollectionCondition.size(10));
    Browser.screenshot("account-recovery");
    $$("vaadin-dialog button").findBy(text("I have kept them")).click();
  }

  @Test
  @Order(10)
  void tellsWhoDidWhatAndNoticesAForgery() throws Exception {
    open("/console/audit");
    $$(".audit td").findBy(text("created an account")).shouldBe(visible);
    $$(".audit td").findBy(text("account vera")).shouldBe(visible);
    $$("button").findBy(text("Check the trail")).click();
    $(".answer").shouldHave(text("The trail is whole"));
    Browser.screenshot("audit-whole");

    try (var connection = CONSOLE.program().getBean(DataSource.class).getConnection();
        var sql = connection.createStatement()) {
      sql.execute("ALTER TABLE identity.audit DISABLE TRIGGER ALL");
      sql.execute("UPDATE identity.audit SET actor = 'berta' WHERE number = 3");
      sql.execute("ALTER TABLE identity.audit ENABLE TRIGGER ALL");
    }
    $$("button").findBy(text("Check the trail")).click();
    $(".answer").shouldHave(text("broken at row 3")).shouldHave(text("was changed after"));
    Browser.screenshot("audit-broken");
  }

  private static void rowMenu(String login, String action) {
    $$("tr").findBy(text(login)).$(".row-menu button").click();
    $$("vaadin-popover button").findBy(text(action)).click();
  }

  private static SelenideElement browserRow(String login) {
    return $$("section").findBy(text("Signed in now")).$$("tr").findBy(text(login));
  }

  private static void signOut() {
    open("/console");
    $(".account").click();
    $$("button").findBy(text("Sign out")).click();
    $("h1").shouldHave(text("miners at work"));
  }

  private static void signIn(String login, String password) {
    open("/login");
    type("#login input", login);
    type("#password input", password);
    $("#password input").sendKeys(Keys.ENTER);
  }

  private static String session() {
    var cookie = WebDriverRunner.getWebDriver().manage().getCookieNamed("chimera_session");
    return cookie == null ? "" : cookie.getValue();
  }

  private static int status(String path, String session) throws Exception {
    HttpRequest request = request(path).header("Cookie", "chimera_session=" + session).build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + CONSOLE.port() + path))
        .header("Accept", "text/html");
  }

  /// Of this host, but not loopback.
  private static String outsideAddress() throws SocketException {
    Optional<String> address =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(each -> each.getAddress().length == 4 && !each.isLoopbackAddress())
            .map(InetAddress::getHostAddress)
            .findFirst();
    Assumptions.assumeTrue(address.isPresent(), "skipped: this host has loopback addresses only");
    return address.orElseThrow();
  }

  /// The program's own clock: codes go by it.
  private static Instant now() {
    return CONSOLE.program().getBean(InstantSource.class).instant();
  }
}
