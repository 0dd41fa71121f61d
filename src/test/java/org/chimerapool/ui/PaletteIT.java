package org.chimerapool.ui;

import static com.codeborne.selenide.Condition.attribute;
import static com.codeborne.selenide.Condition.focused;
import static com.codeborne.selenide.Condition.hidden;
import static com.codeborne.selenide.Condition.text;
import static com.codeborne.selenide.Condition.visible;
import static com.codeborne.selenide.Selenide.$;
import static com.codeborne.selenide.Selenide.$$;
import static com.codeborne.selenide.Selenide.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chimerapool.ui.RunningConsole.menuOf;
import static org.chimerapool.ui.RunningConsole.type;

import com.codeborne.selenide.CollectionCondition;
import com.codeborne.selenide.Selenide;
import com.codeborne.selenide.SelenideElement;
import com.codeborne.selenide.WebDriverRunner;
import org.chimerapool.identity.Role;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/// The command palette, the shortcuts and the saved views, by keyboard, in a real browser.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PaletteIT {

  @RegisterExtension private static final RunningConsole CONSOLE = RunningConsole.withOwner();

  @Test
  @Order(1)
  void opensByKeyAndLeadsToAPage() {
    openPage("/console");
    SelenideElement input = opened();
    input.shouldBe(focused).shouldHave(attribute("aria-expanded", "true"));
    $$(".palette [role=option]").findBy(text("Overview")).shouldBe(visible);
    Browser.screenshot("palette");
    Browser.assertAccessible("palette");

    input.sendKeys("nod");
    $(".palette [aria-selected=true]").shouldHave(text("Nodes"));
    assertThat(input.getAttribute("aria-activedescendant"))
        .isEqualTo($(".palette [aria-selected=true]").getAttribute("id"));
    input.sendKeys(Keys.ENTER);

    $("h1").shouldHave(text("Nodes"));
    opened();
    $(".palette .label").shouldHave(text("Recent"));
    $(".palette [role=option]").shouldHave(text("Nodes"));
    escape();
    $("dialog.palette").shouldBe(hidden);
  }

  @Test
  @Order(2)
  void opensWithinFiftyMilliseconds() {
    openPage("/console");
    Double slowest =
        Selenide.executeJavaScript(
            """
            const palette = document.querySelector('chimera-palette');
            const times = [];
            for (let i = 0; i < 5; i++) {
              const from = performance.now();
              palette.open();
              palette.querySelector('dialog').getBoundingClientRect();
              times.push(performance.now() - from);
              palette.querySelector('dialog').close();
            }
            return times.sort((a, b) => a - b)[2] + 0.0001;
            """);

    assertThat(slowest).isLessThan(50.0);
  }

  @Test
  @Order(3)
  void findsMinersBlocksAndPoolsAndDoesWhatItNames() {
    openPage("/console");
    SelenideElement input = opened();
    input.sendKeys("bc1q9hx2");
    $$(".palette [role=option]").findBy(text("Miners")).shouldBe(visible);
    Browser.screenshot("palette-miners");
    input.sendKeys(Keys.chord(Keys.CONTROL, "a"), "alpine paus");
    $(".palette [aria-selected=true]").shouldHave(text("Pause pool Alpine Pool"));
    input.sendKeys(Keys.ENTER);

    $$("vaadin-confirm-dialog button, vaadin-confirm-dialog vaadin-button")
        .findBy(text("Pause"))
        .should(visible);
    escape();
  }

  @Test
  @Order(4)
  void takesSingleKeysOutsideOfFieldsOnly() {
    openPage("/console");
    $("body").sendKeys("g", "c");
    $("h1").shouldHave(text("Connections"));
    $("body").sendKeys("/");
    $(".filters vaadin-text-field input").shouldBe(focused).sendKeys("g", "p");
    $("h1").shouldHave(text("Connections"));
    assertThat($(".filters vaadin-text-field input").getValue()).isEqualTo("gp");

    openPage("/console");
    $("body").sendKeys("?");
    $("dialog.keys").shouldBe(visible).shouldHave(text("Search on this page"));
    Browser.screenshot("palette-keys");
    Browser.assertAccessible("shortcuts");
    escape();
    $("dialog.keys").shouldBe(hidden);
  }

  @Test
  @Order(5)
  void keepsAViewUnderANameAndOpensThePageWithIt() {
    openPage("/console/sessions?state=quiet");
    $$("button").findBy(text("Save this view")).click();
    type("#view-name input", "Quiet ones");
    Browser.assertAccessible("saving a view");
    $$("vaadin-dialog button").findBy(text("Save")).click();
    $$(".view a").findBy(text("Quiet ones")).shouldBe(visible);
    $(".view").hover();
    menuOf("View Quiet ones", "Open the page with it");
    $$(".nav-link")
        .findBy(text("Connections"))
        .shouldHave(attribute("href", CONSOLE.base() + "/console/sessions?state=quiet"));
    Browser.screenshot("views");

    $$(".nav-link").findBy(text("Overview")).click();
    $("h1").shouldHave(text("Overview"));
    $$(".nav-link").findBy(text("Connections")).click();
    $("h1").shouldHave(text("Connections"));
    assertThat(WebDriverRunner.url()).contains("state=quiet");
  }

  @Test
  @Order(6)
  void bringsARemovedViewBack() {
    openPage("/console");
    $(".view").hover();
    menuOf("View Quiet ones", "Remove");
    $$(".view").shouldHave(CollectionCondition.size(0));
    $$(".toast button").findBy(text("Undo")).click();
    $$(".view a").findBy(text("Quiet ones")).shouldBe(visible);
    $$(".nav-link")
        .findBy(text("Connections"))
        .shouldHave(attribute("href", CONSOLE.base() + "/console/sessions?state=quiet"));
    $(".view").hover();
    menuOf("View Quiet ones", "Share with everybody");
    $(".view").shouldHave(text("shared"));
  }

  @Test
  @Order(7)
  void showsAViewerWhatTheyMayNotAndWhy() {
    CONSOLE.signInAs(Role.VIEWER);
    openPage("/console");
    $$(".view a").findBy(text("Quiet ones")).shouldBe(visible);
    SelenideElement input = opened();
    input.sendKeys("alpine pause");
    SelenideElement option = $(".palette [aria-selected=true]");
    option.shouldHave(attribute("aria-disabled", "true")).shouldHave(text("Operator"));
    Browser.screenshot("palette-viewer");
    Browser.assertAccessible("palette of a viewer");
    input.sendKeys(Keys.ENTER);

    $("dialog.palette").shouldBe(visible);
    $("vaadin-confirm-dialog").shouldNot(com.codeborne.selenide.Condition.exist);
    escape();
    Browser.phone(390);
    $("button.find").click();
    $("dialog.palette").shouldBe(visible);
    Browser.screenshot("palette-phone");
    Browser.assertNoSidewaysScroll("palette on a phone");
    Browser.desk();
  }

  private static void openPage(String path) {
    open(path);
    $("chimera-palette[data-ready]").should(com.codeborne.selenide.Condition.exist);
  }

  private static SelenideElement opened() {
    $("body").sendKeys(Keys.chord(Keys.CONTROL, "k"));
    return $(".palette input").shouldBe(visible);
  }

  private static void escape() {
    Selenide.actions().sendKeys(Keys.ESCAPE).perform();
  }
}
