package org.chimerapool.ui.miner;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import java.util.Optional;
import org.chimerapool.identity.FollowOutcome;
import org.chimerapool.identity.MinerAddresses;
import org.chimerapool.identity.OwnedAddress;
import org.chimerapool.identity.Visitor;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.ui.access.WebOrigin;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.CopyableText;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.QrCode;
import org.chimerapool.ui.kit.Toast;

/// Ways to find a miner's page again: a link and a QR code, and following it with an account.
final class TakeAlong extends Div {

  private final transient MinerAddresses addresses;
  private final Optional<Visitor> visitor = Visitor.find();
  private final String base = WebOrigin.link("");
  private String shown = "";

  TakeAlong(MinerAddresses addresses) {
    this.addresses = addresses;
    addClassName("take-along");
  }

  void show(CoinId coin, String address) {
    if (shown.equals(coin + " " + address)) {
      return;
    }
    shown = coin + " " + address;
    removeAll();
    NativeButton share = new NativeButton(getTranslation("miner.share"));
    share.addClassName("btn");
    String link = base + "miner/" + address;
    Div content =
        new Div(new QrCode(link, getTranslation("miner.share.qr")), new CopyableText(link));
    content.addClassName("share");
    Popover popover = new Popover(content);
    popover.setTarget(share);
    popover.setPosition(PopoverPosition.BOTTOM_END);
    popover.setAriaLabel(getTranslation("miner.share"));
    add(share, popover);
    visitor.ifPresentOrElse(
        one -> addFollow(one, coin, address),
        () -> add(new AppLink("join", getTranslation("mine.follow")).look("btn")));
  }

  private void addFollow(Visitor one, CoinId coin, String address) {
    Errand.run(
        () -> addresses.of(one.accountId()).stream().anyMatch(mine -> isSame(mine, coin, address)),
        follows -> add(follows ? list() : follow(one, coin, address)),
        failure -> Toast.fault(getTranslation("action.failed")));
  }

  private static boolean isSame(OwnedAddress mine, CoinId coin, String address) {
    return mine.coin().equals(coin) && mine.address().equals(address);
  }

  private AppLink list() {
    return new AppLink("me", getTranslation("nav.mine")).look("btn");
  }

  private ActionButton follow(Visitor one, CoinId coin, String address) {
    ActionButton[] button = new ActionButton[1];
    button[0] =
        new ActionButton(
            "mine.follow",
            () ->
                Errand.run(
                    () -> addresses.follow(one.accountId(), coin, address),
                    outcome -> followed(button[0], outcome),
                    failure -> Toast.fault(getTranslation("action.failed"))));
    return button[0];
  }

  private void followed(ActionButton button, FollowOutcome outcome) {
    switch (outcome) {
      case DONE, KNOWN -> {
        replace(button, list());
        Toast.say(getTranslation("miner.followed"));
      }
      case TOO_MANY -> Toast.fault(getTranslation("mine.toomany", MinerAddresses.MAX_ADDRESSES));
      case MALFORMED -> Toast.fault(getTranslation("home.lookup.form"));
    }
  }
}
