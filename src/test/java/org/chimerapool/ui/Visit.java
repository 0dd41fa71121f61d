package org.chimerapool.ui;

import static com.codeborne.selenide.Selenide.$;
import static com.codeborne.selenide.Selenide.open;

import com.codeborne.selenide.Condition;
import com.codeborne.selenide.Selenide;
import com.codeborne.selenide.WebDriverRunner;
import org.openqa.selenium.Keys;

/// A browser that signs in, for tests of other packages.
public final class Visit implements AutoCloseable {

  public Visit(String url) {
    Browser.require();
    Browser.start(url, "en-GB");
  }

  public void signIn(String login, String password) {
    open("/login");
    $("#login input").sendKeys(login, Keys.TAB);
    $("#password input").sendKeys(password, Keys.ENTER);
    $("h1").shouldHave(Condition.text("Overview"));
  }

  public String session() {
    var cookie = WebDriverRunner.getWebDriver().manage().getCookieNamed("chimera_session");
    return cookie == null ? "" : cookie.getValue();
  }

  @Override
  public void close() {
    Selenide.closeWebDriver();
  }
}
