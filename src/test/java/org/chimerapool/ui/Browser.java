package org.chimerapool.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.codeborne.selenide.Configuration;
import com.codeborne.selenide.Selenide;
import com.codeborne.selenide.WebDriverRunner;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.TakesScreenshot;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.chromium.HasCdp;

/// A real Chromium, headless, and what browser tests ask of it.
final class Browser {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path SCREENSHOTS = Path.of("target/screenshots");
  private static final Set<String> GRAVE = Set.of("serious", "critical");

  private Browser() {}

  /// Skips the test, and says why, where there is no Chromium; fails it in continuous integration.
  static void require() {
    boolean there = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    if (Boolean.parseBoolean(System.getenv("CI"))) {
      assertThat(there).as("CI needs %s and %s", CHROMIUM, DRIVER).isTrue();
    }
    Assumptions.assumeTrue(there, "skipped: no Chromium with chromedriver in /usr/bin");
  }

  static void start(String baseUrl, String language) {
    System.setProperty("webdriver.chrome.driver", DRIVER.toString());
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toString());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--accept-lang=" + language);
    Configuration.browser = "chrome";
    Configuration.browserCapabilities = options;
    Configuration.baseUrl = baseUrl;
    Configuration.timeout = 20_000;
    Configuration.reportsFolder = "target/selenide";
    Configuration.downloadsFolder = "target/selenide";
    Selenide.open("/login");
    size(1440, 960);
  }

  static void size(int width, int height) {
    WebDriverRunner.getWebDriver().manage().window().setSize(new Dimension(width, height));
  }

  /// A screen as narrow as a phone's, which is narrower than a window may be.
  static void phone(int width) {
    screen(width, 844);
  }

  /// A screen of any size.
  static void screen(int width, int height) {
    Map<String, Object> metrics =
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false);
    devTools("Emulation.setDeviceMetricsOverride", metrics);
  }

  /// Takes the network away from the page, or gives it back.
  static void offline(boolean offline) {
    devTools("Network.enable", Map.of());
    devTools(
        "Network.emulateNetworkConditions",
        Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
  }

  /// The window's own size again.
  static void desk() {
    devTools("Emulation.clearDeviceMetricsOverride", Map.of());
  }

  private static void devTools(String command, Map<String, Object> parameters) {
    if (WebDriverRunner.getWebDriver() instanceof HasCdp chromium) {
      chromium.executeCdpCommand(command, parameters);
    }
  }

  static void scheme(String scheme) {
    WebDriverRunner.getWebDriver().manage().addCookie(new Cookie("chimera_scheme", scheme, "/"));
  }

  static void screenshot(String name) {
    try {
      Files.createDirectories(SCREENSHOTS);
      byte[] picture =
          ((TakesScreenshot) WebDriverRunner.getWebDriver()).getScreenshotAs(OutputType.BYTES);
      Files.write(SCREENSHOTS.resolve(name + ".png"), picture);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static void assertAccessible(String page) {
    List<Rule> violations =
        new AxeBuilder()
            .analyze(WebDriverRunner.getWebDriver()).getViolations().stream()
                .filter(rule -> GRAVE.contains(rule.getImpact()))
                .toList();
    assertThat(violations)
        .as("what axe finds on %s", page)
        .extracting(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
        .isEmpty();
  }

  static void assertNoSidewaysScroll(String page) {
    Long beyond =
        Selenide.executeJavaScript(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(beyond).as("pixels beyond the right edge of %s", page).isLessThanOrEqualTo(0L);
  }
}
