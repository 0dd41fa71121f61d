package org.chimerapool.ui.mine;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import org.chimerapool.identity.FollowOutcome;
import org.chimerapool.identity.MinerAddresses;
import org.chimerapool.identity.Visitor;
import org.chimerapool.pool.PoolDescription;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.Toast;

/// Adds an address to those that the account follows.
final class FollowForm extends Div {

  private final transient MinePresenter presenter;
  private final Visitor visitor;
  private final Runnable done;
  private final Select<PoolDescription> coin = new Select<>();
  private final TextField address = new TextField();
  private List<PoolDescription> shown = List.of();

  FollowForm(MinePresenter presenter, Visitor visitor, Runnable done) {
    this.presenter = presenter;
    this.visitor = visitor;
    this.done = done;
    addClassNames("panel", "follow");
    coin.setId("follow-coin");
    coin.setAriaLabel(getTranslation("pool.choice"));
    coin.setItemLabelGenerator(PoolDescription::name);
    address.setId("follow-address");
    address.setPlaceholder(getTranslation("home.lookup.label"));
    address.setAriaLabel(getTranslation("home.lookup.label"));
    address.setMaxLength(100);
    address.getElement().setAttribute("autocomplete", "off");
    address.addKeyPressListener(Key.ENTER, event -> submit());
    Div row = new Div(coin, address, new ActionButton("mine.follow", this::submit).main());
    row.addClassName("lookup");
    add(row);
  }

  void show(List<PoolDescription> pools) {
    if (!pools.equals(shown)) {
      shown = pools;
      coin.setItems(pools);
      pools.stream().findFirst().ifPresent(coin::setValue);
      coin.setVisible(pools.size() > 1);
    }
  }

  private void submit() {
    String typed = address.getValue().strip();
    Optional<PoolDescription> pool = Optional.ofNullable(coin.getValue());
    if (pool.isEmpty()) {
      refuse(getTranslation("connect.closed"));
      return;
    }
    Optional<String> fault = presenter.fault(pool.get().id(), typed);
    if (fault.isPresent()) {
      refuse(fault.get());
      return;
    }
    address.setInvalid(false);
    Errand.run(
        () -> presenter.follow(visitor, pool.get().id(), typed),
        this::show,
        failure -> Toast.fault(getTranslation("action.failed")));
  }

  private void show(FollowOutcome outcome) {
    switch (outcome) {
      case DONE, KNOWN -> {
        address.clear();
        done.run();
      }
      case TOO_MANY -> refuse(getTranslation("mine.toomany", MinerAddresses.MAX_ADDRESSES));
      case MALFORMED -> refuse(getTranslation("home.lookup.form"));
    }
  }

  private void refuse(String why) {
    address.setErrorMessage(why);
    address.setInvalid(true);
    address.focus();
  }
}
