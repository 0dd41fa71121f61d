package org.chimerapool.ui.recipes;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import org.chimerapool.deployment.recipe.RecipeStore.Template;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.Confirm;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.DeniedNote;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.LiveBadge;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.Toast;
import org.chimerapool.ui.live.LivePage;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.shell.ConsoleLayout;
import org.chimerapool.ui.shell.PageHead;

/// Every recipe that there is, and the values saved under names.
@Route(value = "console/recipes", layout = ConsoleLayout.class)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
class RecipesView extends Div implements HasDynamicTitle {

  private final transient RecipesPresenter presenter;
  private final Actor visitor = Actor.current();
  private final transient Formats formats = PageFormats.current();
  private final DataTable<RecipesModel.Row> recipes =
      new DataTable<>(getTranslation("recipes.panel"));
  private final DataTable<Template> templates =
      new DataTable<>(getTranslation("recipes.templates"));
  private final Panel recipePanel = new Panel("recipes.panel", recipes);
  private final Panel templatePanel = new Panel("recipes.templates", templates);
  private final LivePage<RecipesModel> live;
  private transient Instant now = Instant.EPOCH;

  RecipesView(RecipesPresenter presenter, LiveUpdates updates) {
    this.presenter = presenter;
    LiveBadge badge = new LiveBadge();
    boolean may = visitor.may(Permission.RUN_DEPLOYMENTS);
    String why = DeniedNote.why(Permission.RUN_DEPLOYMENTS, formats.words());
    ActionButton bring =
        new ActionButton(
                "recipes.bring",
                () ->
                    BringDialog.open(
                        presenter,
                        visitor,
                        formats.words(),
                        brought ->
                            UI.getCurrent().navigate("console/recipes/" + brought.recipe().code())))
            .allowed(may, why);
    ActionButton fresh =
        new ActionButton("recipes.new", () -> UI.getCurrent().navigate("console/recipes/-/edit"))
            .main()
            .allowed(may, why);
    recipes
        .column(
            "recipes.col.name",
            "",
            row -> row.stored().recipe().title() + row.stored().recipe().description(),
            this::name)
        .column(
            "recipes.col.origin",
            "",
            row -> row.stored().origin() + "" + row.stored().runnable(),
            row -> RecipeWords.origin(row.stored(), formats.words()))
        .figure("recipes.col.steps", row -> steps(row))
        .wideScreensOnly()
        .figure("recipes.col.worked", row -> worked(row))
        .text("recipes.col.changed", row -> changed(row))
        .wideScreensOnly();
    templates
        .text("recipes.col.template", Template::name)
        .column(
            "recipes.col.recipe",
            "",
            Template::code,
            row -> new AppLink("console/recipes/" + row.code(), row.code()).look("mono"))
        .figure("recipes.col.values", row -> formats.count(row.values().size()))
        .text("recipes.col.by", Template::savedBy)
        .wideScreensOnly()
        .column("", "r", Template::name, row -> templateActions(row, may, why));
    add(
        new PageHead(
            "recipes.title",
            badge,
            new AppLink("console/deployments", getTranslation("recipes.runs")).look("btn"),
            bring,
            fresh));
    Paragraph lead = new Paragraph(getTranslation("recipes.lead"));
    lead.addClassName("lead");
    add(
        new DeniedNote(visitor, Permission.RUN_DEPLOYMENTS, formats.words()),
        lead,
        recipePanel,
        templatePanel);
    live = updates.follow(this, presenter::recipes, this::show).badge(badge);
  }

  private Div name(RecipesModel.Row row) {
    Span about = new Span(row.stored().recipe().description());
    about.addClassName("about");
    Div name =
        new Div(
            new AppLink(
                "console/recipes/" + row.stored().recipe().code(), row.stored().recipe().title()),
            about);
    name.addClassName("recipe-name");
    return name;
  }

  private String steps(RecipesModel.Row row) {
    long checks = row.stored().recipe().checks().size();
    return getTranslation(
        "recipes.steps",
        formats.count(row.stored().recipe().steps().size() - checks),
        formats.count(checks));
  }

  private String worked(RecipesModel.Row row) {
    return row.runs() == 0
        ? getTranslation("recipes.never")
        : getTranslation(
            "recipes.worked", formats.count(row.succeeded()), formats.count(row.runs()));
  }

  private String changed(RecipesModel.Row row) {
    return row.stored()
        .changedAt()
        .map(
            at -> getTranslation("recipes.changed", formats.ago(at, now), row.stored().changedBy()))
        .orElseGet(() -> getTranslation("recipes.comes"));
  }

  private Div templateActions(Template template, boolean may, String why) {
    AppLink deploy =
        new AppLink(
            DeployLink.to(template.code(), template.name()), getTranslation("recipe.deploy"));
    deploy.addClassName("btn");
    ActionButton forget =
        new ActionButton("recipes.template.forget", () -> askForget(template))
            .quiet()
            .allowed(may, why);
    Div actions = new Div(deploy, forget);
    actions.addClassName("row-actions");
    return actions;
  }

  private void askForget(Template template) {
    Confirm.open(
        getTranslation("recipes.template.forget.title", template.name()),
        getTranslation("recipes.template.forget.effect"),
        "recipes.template.forget",
        () ->
            Errand.run(
                () -> presenter.forget(visitor, template.name()),
                gone -> live.refresh(),
                failure -> Toast.fault(getTranslation("action.failed"))));
  }

  private void show(RecipesModel model) {
    now = model.now();
    recipePanel.show(model.recipes(), List::isEmpty, "recipes.empty", recipes::show);
    templatePanel.show(
        model.templates(), List::isEmpty, "recipes.templates.empty", templates::show);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("recipes.title") + " · Chimera";
  }
}
