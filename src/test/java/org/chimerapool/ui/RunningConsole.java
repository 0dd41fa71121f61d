package org.chimerapool.ui;

import static com.codeborne.selenide.Condition.text;
import static com.codeborne.selenide.Selenide.$;
import static com.codeborne.selenide.Selenide.$$;
import static com.codeborne.selenide.Selenide.open;
import static org.assertj.core.api.Assertions.assertThat;

import com.codeborne.selenide.Selenide;
import com.codeborne.selenide.WebDriverRunner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Role;
import org.chimerapool.identity.UserOutcome;
import org.chimerapool.identity.Users;
import org.chimerapool.testing.FreePort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.Keys;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/// The console over made-up figures, with its own database and port, for one class of browser
/// tests. Skips them, and says why, where there is no browser.
final class RunningConsole implements BeforeAllCallback, AfterAllCallback {

  static final String OWNER = "anna";
  static final String PASSWORD = "purple lantern garden";

  private static final Pattern CODE = Pattern.compile("with the code ((?:\\w{4}-){3}\\w{4})");

  private final boolean claimed;
  private @Nullable ConfigurableApplicationContext program;
  private @Nullable Path home;
  private String code = "";

  private RunningConsole(boolean claimed) {
    this.claimed = claimed;
  }

  /// Nobody has an account yet, and no page is open but the one to sign in.
  static RunningConsole unclaimed() {
    return new RunningConsole(false);
  }

  /// The owner is signed in and sees the overview.
  static RunningConsole withOwner() {
    return new RunningConsole(true);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    Browser.require();
    home = Files.createTempDirectory("chimera-console");
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    System.setOut(new PrintStream(both(out, printed), true, StandardCharsets.UTF_8));
    try {
      program =
          ConsolePreview.start(
              "--chimera.home=" + home,
              "--chimera.database.port=" + FreePort.next(),
              "--server.port=0");
    } finally {
      System.setOut(out);
    }
    Matcher found = CODE.matcher(printed.toString(StandardCharsets.UTF_8));
    assertThat(found.find()).as("the log names a code").isTrue();
    code = found.group(1);
    Browser.start(base(), "en-GB");
    if (claimed) {
      open("/claim");
      type("#code input", code);
      type("#login input", OWNER);
      type("#password input", PASSWORD);
      type("#repeated input", PASSWORD);
      $("button.main").click();
      $("h1").shouldHave(text("Overview"));
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    Selenide.closeWebDriver();
    if (program != null) {
      program.close();
    }
    FileSystemUtils.deleteRecursively(home);
  }

  ConfigurableApplicationContext program() {
    return Objects.requireNonNull(program, "the console was not started");
  }

  /// Where it listens, without a slash at the end.
  String base() {
    return "http://localhost:" + port();
  }

  String port() {
    return program().getEnvironment().getProperty("local.server.port", "");
  }

  /// With which it may be claimed, as the log says.
  String code() {
    return code;
  }

  /// Makes an account, named as its role, and signs it in instead of whoever was.
  void signInAs(Role role) {
    String login = role.name().toLowerCase(Locale.ROOT);
    UserOutcome made = program().getBean(Users.class).create(Actor.PROGRAM, login, role);
    if (!(made instanceof UserOutcome.HandOver(String who, String once))) {
      throw new IllegalStateException("no account for " + role + ": " + made);
    }
    signIn(who, once);
    $("h1").shouldHave(text("Choose your own password"));
    type("#new-password input", PASSWORD);
    type("#repeated input", PASSWORD);
    $("button.main").click();
    $("h1").shouldHave(text("Overview"));
  }

  /// Makes an account with a password of its own, without a browser.
  void person(String login, Role role) {
    org.chimerapool.identity.Keys keys = new org.chimerapool.identity.Keys(program());
    keys.person(keys.signIn(OWNER), login, role);
  }

  static void signIn(String login, String password) {
    WebDriverRunner.getWebDriver().manage().deleteAllCookies();
    open("/login");
    type("#login input", login);
    type("#password input", password);
    $("#password input").sendKeys(Keys.ENTER);
  }

  static void type(String field, String value) {
    $(field).sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
    $(field).sendKeys(value);
  }

  static void menuOf(String label, String action) {
    $("button[aria-label='" + label + "']").click();
    $$("vaadin-popover .actions button")
        .filter(com.codeborne.selenide.Condition.visible)
        .findBy(text(action))
        .click();
  }

  private static OutputStream both(OutputStream first, OutputStream second) {
    return new OutputStream() {
      @Override
      public void write(int one) throws IOException {
        first.write(one);
        second.write(one);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        first.write(bytes, from, length);
        second.write(bytes, from, length);
      }
    };
  }
}
