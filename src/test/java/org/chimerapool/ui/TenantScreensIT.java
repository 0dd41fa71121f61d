package org.chimerapool.ui;

import static com.codeborne.selenide.CollectionCondition.itemWithText;
import static com.codeborne.selenide.Condition.exist;
import static com.codeborne.selenide.Condition.text;
import static com.codeborne.selenide.Condition.visible;
import static com.codeborne.selenide.Selenide.$;
import static com.codeborne.selenide.Selenide.$$;
import static com.codeborne.selenide.Selenide.open;
import static org.assertj.core.api.Assertions.assertThat;

import com.codeborne.selenide.CollectionCondition;
import com.codeborne.selenide.Selenide;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.chimerapool.identity.Role;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Two who run pools of their own on one installation.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TenantScreensIT {

  @RegisterExtension private static final RunningConsole CONSOLE = RunningConsole.withOwner();

  /// What somebody of one tenant sees; every other screen is closed to them.
  private static final Set<String> OWN =
      Set.of(
          "/console",
          "/console/account",
          "/console/audit",
          "/console/blocks",
          "/console/miners",
          "/console/pools",
          "/console/refusals",
          "/console/refusals/4",
          "/console/sessions",
          "/console/users");

  @Test
  @Order(1)
  void saysNothingOfTenantsWhileThereIsOne() {
    open("/console/users");
    $("h1").shouldHave(text("Users"));
    $$("h2").shouldHave(itemWithText("Accounts"));
    $("#tenant-switch").shouldNot(exist);
    assertThat($$("h2").texts()).doesNotContain("Tenants");
  }

  @Test
  @Order(2)
  void makesATenantGivesItAPoolAndBindsAnOperator() {
    CONSOLE.person("otto", Role.OPERATOR);
    open("/console/users");
    $$("main button").findBy(text("New tenant")).click();
    RunningConsole.type("#tenant-name input", "Basel");
    $$("vaadin-dialog button").findBy(text("Save")).click();
    $("vaadin-notification-card").shouldHave(text("Basel is there"));
    $$("h2").findBy(text("Tenants")).shouldBe(visible);
    RunningConsole.menuOf("What to do with Basel", "Move a pool here");
    choose("#tenant-pool", "Dolomite");
    $$("vaadin-dialog button").findBy(text("Move a pool here")).click();
    $("vaadin-dialog[opened]").shouldNot(exist);
    RunningConsole.menuOf("What to do with otto", "Bind to tenants");
    choose("vaadin-dialog vaadin-select:last-of-type", "Operator");
    $$("vaadin-dialog button").findBy(text("Save")).click();
    $("vaadin-dialog[opened]").shouldNot(exist);
    $$("td").findBy(text("Operator of Basel")).shouldBe(visible);
    Browser.screenshot("tenants-users");
    Browser.assertAccessible("/console/users with tenants");
  }

  @Test
  @Order(3)
  void letsTheOwnerLookAtOneTenant() {
    open("/console");
    choose("#tenant-switch", "Basel");
    $(".who").shouldBe(visible);
    open("/console/pools");
    $("tbody").shouldHave(text("Dolomite")).shouldNotHave(text("Alpine"));
    Browser.screenshot("tenants-switched");
    choose("#tenant-switch", "All tenants");
    $("h1").shouldHave(text("Overview"));
    open("/console/pools");
    $("tbody").shouldHave(text("Alpine"));
  }

  @Test
  @Order(4)
  void showsAnOperatorOfOneTenantNothingOfTheOther() {
    RunningConsole.signIn("otto", RunningConsole.PASSWORD);
    $("h1").shouldHave(text("Overview"));
    Set<String> shown = new TreeSet<>();
    for (String path : Routes.ofTheConsole(CONSOLE.program()).toList()) {
      for (String query : OWN.contains(path) ? List.of("", "?pool=1") : List.of("")) {
        open(path + query);
        $$("h1").shouldHave(CollectionCondition.size(1));
        $("main .skeleton").shouldNotBe(visible);
        String words = $("body").text();
        if (!words.contains("This belongs to the whole installation")) {
          shown.add(path);
        }
        assertThat(words).as(path + query).doesNotContain("Alpine Pool");
        String whole = Selenide.executeJavaScript("return document.documentElement.innerHTML");
        assertThat(whole).as("all of " + path + query).doesNotContain("Alpine Pool");
      }
      Browser.screenshot("tenant-operator" + path.replaceAll("\\W+", "-"));
    }
    assertThat(shown).containsExactlyInAnyOrderElementsOf(OWN);
  }

  private static void choose(String select, String item) {
    $(select).shouldBe(visible).click();
    $$("vaadin-select-item").filter(visible).findBy(text(item)).click();
  }
}
