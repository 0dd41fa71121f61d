package org.chimerapool.ui.users;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chimerapool.identity.Account;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Membership;
import org.chimerapool.identity.Role;
import org.chimerapool.identity.Tenant;
import org.chimerapool.identity.TenantId;
import org.chimerapool.identity.TenantOutcome;
import org.chimerapool.pool.PoolEntry;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.Confirm;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.FormDialog;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.RowMenu;
import org.chimerapool.ui.kit.Toast;
import org.chimerapool.ui.kit.TypedConfirm;

/// What can be done with tenants.
final class TenantActions {

  private static final List<Role> ROLES = List.of(Role.OPERATOR, Role.SUPPORT, Role.VIEWER);

  private final TenantPresenter presenter;
  private final Actor visitor;
  private final Words words = PageFormats.current().words();
  private final Runnable done;

  TenantActions(TenantPresenter presenter, Actor visitor, Runnable done) {
    this.presenter = presenter;
    this.visitor = visitor;
    this.done = done;
  }

  RowMenu menu(TenantLine line) {
    Tenant tenant = line.tenant();
    RowMenu menu =
        new RowMenu(words.say("tenants.menu", tenant.name()))
            .action("tenants.rename", () -> rename(tenant))
            .action("tenants.move", () -> move(tenant));
    boolean empty = line.pools().isEmpty() && line.people().isEmpty();
    return empty ? menu.grave("tenants.delete", () -> delete(tenant)) : menu;
  }

  void create() {
    ask(
        words.say("tenants.new"),
        words.say("tenants.new.lead"),
        "",
        name -> presenter.create(visitor, name),
        "tenants.created");
  }

  private void rename(Tenant tenant) {
    ask(
        words.say("tenants.rename.title", tenant.name()),
        words.say("tenants.rename.lead"),
        tenant.name(),
        name -> presenter.rename(visitor, tenant, name),
        "tenants.renamed");
  }

  private void ask(
      String title,
      String lead,
      String suggested,
      Function<String, TenantOutcome> work,
      String doneKey) {
    TextField name = new TextField(words.say("tenants.name"));
    name.setId("tenant-name");
    name.setValue(suggested);
    name.setMaxLength(Tenant.LONGEST_NAME);
    name.setWidthFull();
    FormDialog[] opened = new FormDialog[1];
    opened[0] =
        new FormDialog(
            title,
            lead,
            "action.save",
            () -> {
              String wanted = name.getValue();
              submit(opened[0], () -> work.apply(wanted), words.say(doneKey, wanted.strip()));
            },
            name);
    opened[0].open();
    name.focus();
  }

  private void move(Tenant tenant) {
    Errand.run(
        presenter::pools,
        pools -> choosePool(tenant, pools),
        failure -> Toast.fault(words.say("action.failed")));
  }

  private void choosePool(Tenant tenant, List<PoolEntry> pools) {
    Select<PoolEntry> pool = new Select<>();
    pool.setId("tenant-pool");
    pool.setLabel(words.say("pool.name"));
    pool.setItems(pools);
    pool.setItemLabelGenerator(each -> each.plan().name());
    pool.setWidthFull();
    FormDialog[] opened = new FormDialog[1];
    opened[0] =
        new FormDialog(
            words.say("tenants.move.title", tenant.name()),
            words.say("tenants.move.lead"),
            "tenants.move",
            () -> {
              PoolEntry chosen = pool.getValue();
              if (chosen == null) {
                opened[0].fault(words.say("field.missing"));
                return;
              }
              submit(
                  opened[0],
                  () -> presenter.move(visitor, chosen, tenant),
                  words.say("tenants.moved", chosen.plan().name(), tenant.name()));
            },
            pool);
    opened[0].open();
  }

  private void delete(Tenant tenant) {
    Confirm.open(
        words.say("tenants.delete.title", tenant.name()),
        words.say("tenants.delete.effect"),
        "tenants.delete",
        () ->
            Errand.run(
                () -> presenter.delete(visitor, tenant),
                outcome -> {
                  String refusal = refusal(outcome);
                  if (refusal.isEmpty()) {
                    Toast.say(words.say("tenants.deleted", tenant.name()));
                  } else {
                    Toast.fault(refusal);
                  }
                  done.run();
                },
                failure -> Toast.fault(words.say("action.failed"))));
  }

  /// Asks to which tenants an account is bound, in which role each.
  void bind(Account account, List<Membership> now) {
    Map<Tenant, Select<Optional<Role>>> fields = new LinkedHashMap<>();
    presenter.all().forEach(tenant -> fields.put(tenant, role(tenant, now)));
    FormDialog[] opened = new FormDialog[1];
    opened[0] =
        new FormDialog(
            words.say("tenants.bind.title", account.login()),
            words.say("tenants.bind.lead"),
            "action.save",
            () -> {
              Map<TenantId, Role> chosen = new LinkedHashMap<>();
              fields.forEach(
                  (tenant, field) ->
                      field.getValue().ifPresent(role -> chosen.put(tenant.id(), role)));
              if (chosen.isEmpty() && !now.isEmpty()) {
                opened[0].close();
                release(account);
                return;
              }
              submit(
                  opened[0],
                  () -> presenter.assign(visitor, account, chosen),
                  words.say("tenants.bound", account.login()));
            },
            fields.values().toArray(Component[]::new));
    opened[0].open();
  }

  /// Bound to none means everything: nobody is to give that by taking something away.
  private void release(Account account) {
    TypedConfirm.open(
        words.say("tenants.release.title", account.login()),
        words.say("tenants.release.effect", UserWords.role(account.role(), words)),
        account.login(),
        "tenants.release",
        dialog ->
            submit(
                dialog,
                () -> presenter.release(visitor, account),
                words.say("tenants.released", account.login())));
  }

  private Select<Optional<Role>> role(Tenant tenant, List<Membership> now) {
    Select<Optional<Role>> field = new Select<>();
    field.setLabel(tenant.name());
    field.setItems(
        Stream.concat(Stream.of(Optional.<Role>empty()), ROLES.stream().map(Optional::of))
            .toList());
    field.setItemLabelGenerator(
        role ->
            role.map(each -> UserWords.role(each, words))
                .orElseGet(() -> words.say("tenants.notbound")));
    field.setValue(
        now.stream()
            .filter(member -> member.tenant().id().equals(tenant.id()))
            .map(Membership::role)
            .findFirst());
    field.setWidthFull();
    return field;
  }

  private void submit(FormDialog dialog, Supplier<TenantOutcome> work, String said) {
    dialog.busy();
    Errand.run(
        work,
        outcome -> {
          String refusal = refusal(outcome);
          if (!refusal.isEmpty()) {
            dialog.fault(refusal);
            return;
          }
          dialog.close();
          Toast.say(said);
          done.run();
        },
        failure -> dialog.fault(words.say("action.failed")));
  }

  /// What to say where it was not done; empty where it was.
  private String refusal(TenantOutcome outcome) {
    return switch (outcome) {
      case TenantOutcome.Done() -> "";
      case TenantOutcome.BadName() -> words.say("tenants.badname", Tenant.LONGEST_NAME);
      case TenantOutcome.NameTaken() -> words.say("tenants.taken");
      case TenantOutcome.InUse() -> words.say("tenants.inuse");
      case TenantOutcome.NotBindable() -> words.say("tenants.notbindable");
      case TenantOutcome.NothingLeft() -> words.say("tenants.nothingleft");
      case TenantOutcome.Gone() -> words.say("tenants.gone");
    };
  }
}
