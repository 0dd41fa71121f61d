package org.chimerapool.ui.recipes;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chimerapool.deployment.Experience.Fit;
import org.chimerapool.deployment.recipe.Parameter;
import org.chimerapool.deployment.recipe.Recipe;
import org.chimerapool.deployment.recipe.RecipeStore.Revision;
import org.chimerapool.deployment.recipe.StoredRecipe;
import org.chimerapool.deployment.recipe.StoredRecipe.Origin;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.Confirm;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.DeniedNote;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.Reading;
import org.chimerapool.ui.kit.SourceText;
import org.chimerapool.ui.kit.Toast;
import org.chimerapool.ui.live.LivePage;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.shell.ConsoleLayout;
import org.jspecify.annotations.Nullable;

/// One recipe: what it does, what it asks, where it worked, and how it came to be.
@Route(value = "console/recipes/:code([a-z0-9][a-z0-9-]{0,62})", layout = ConsoleLayout.class)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
class RecipeView extends Div implements HasDynamicTitle, BeforeEnterObserver {

  private final transient RecipesPresenter presenter;
  private final Actor visitor = Actor.current();
  private final transient Formats formats = PageFormats.current();
  private final boolean may = visitor.may(Permission.RUN_DEPLOYMENTS);
  private final H1 title = new H1();
  private final Div origin = new Div();
  private final Div actions = new Div();
  private final Paragraph about = new Paragraph();
  private final Div review = new Div();
  private final RecipePlan plan = new RecipePlan(formats);
  private final DataTable<Parameter> parameters =
      new DataTable<>(getTranslation("recipe.parameters"));
  private final DataTable<Fit> fits = new DataTable<>(getTranslation("recipe.fits"));
  private final DataTable<Revision> revisions = new DataTable<>(getTranslation("recipe.revisions"));
  private final Panel planPanel = new Panel("recipe.plan", plan);
  private final Panel parameterPanel = new Panel("recipe.parameters", parameters);
  private final Panel fitPanel = new Panel("recipe.fits", fits);
  private final Panel revisionPanel = new Panel("recipe.revisions", revisions);
  private final SourceText source = new SourceText(getTranslation("recipe.source"));
  private final Panel sourcePanel = new Panel("recipe.source", source);
  private final LivePage<RecipeModel> live;
  private volatile String code = "";
  private transient Instant now = Instant.EPOCH;
  private transient @Nullable StoredRecipe shown;

  RecipeView(RecipesPresenter presenter, LiveUpdates updates) {
    this.presenter = presenter;
    Div head = new Div(title, origin);
    head.addClassName("title");
    Div grow = new Div();
    grow.addClassName("grow");
    actions.addClassName("row-actions");
    Div top =
        new Div(
            head,
            grow,
            new AppLink("console/recipes", getTranslation("recipe.all")).look("btn"),
            actions);
    top.addClassName("top");
    about.addClassName("lead");
    parameters
        .text("recipe.parameter", Parameter::label)
        .column("recipe.parameter.name", "mono dim", Parameter::name, each -> new Span(each.name()))
        .wideScreensOnly()
        .text("recipe.parameter.kind", this::kind)
        .text("recipe.parameter.initial", this::initial);
    fits.text("recipe.fit.system", this::system)
        .text("recipe.fit.arch", Fit::arch)
        .wideScreensOnly()
        .figure(
            "recipes.col.worked",
            each ->
                getTranslation(
                    "recipes.worked", formats.count(each.succeeded()), formats.count(each.runs())));
    revisions
        .figure("recipe.revision", each -> formats.count(each.revision()))
        .time(
            "recipe.revision.at",
            each -> formats.ago(each.savedAt(), now),
            each -> formats.moment(each.savedAt()))
        .text("recipe.revision.by", Revision::savedBy)
        .text("recipe.revision.note", Revision::note)
        .wideScreensOnly()
        .column("", "r", Revision::revision, this::comparing);
    Div left = new Div(planPanel, sourcePanel);
    left.addClassName("stack");
    Div right = new Div(parameterPanel, fitPanel, revisionPanel);
    right.addClassName("stack");
    Div columns = new Div(left, right);
    columns.addClassName("recipe-columns");
    add(
        top,
        new DeniedNote(visitor, Permission.RUN_DEPLOYMENTS, formats.words()),
        about,
        review,
        columns);
    live = updates.follow(this, () -> presenter.recipe(code), this::show);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    code = event.getRouteParameters().get("code").orElse("");
    shown = null;
    live.refresh();
  }

  private String kind(Parameter parameter) {
    return parameter.choices().isEmpty()
        ? getTranslation("recipe.kind." + parameter.kind().name().toLowerCase(Locale.ROOT))
        : String.join(", ", parameter.choices());
  }

  private String initial(Parameter parameter) {
    return parameter
        .initial()
        .map(text -> text.isEmpty() ? getTranslation("recipe.parameter.optional") : text)
        .orElseGet(() -> getTranslation("recipe.parameter.needed"));
  }

  private String system(Fit fit) {
    String name = fit.system().isEmpty() ? getTranslation("recipe.fit.unknown") : fit.system();
    return fit.virtual().isEmpty() ? name : name + " (" + fit.virtual() + ")";
  }

  private Div comparing(Revision revision) {
    Div cell = new Div();
    if (revision.revision() > 1) {
      cell.add(new ActionButton("recipe.revision.compare", () -> compare(revision)).quiet());
    }
    return cell;
  }

  private void compare(Revision revision) {
    String of = code;
    Errand.run(
        () ->
            List.of(
                presenter.source(of, revision.revision() - 1).orElse(""),
                presenter.source(of, revision.revision()).orElse("")),
        texts ->
            DiffDialog.open(
                getTranslation("recipe.revision.diff", revision.revision()),
                texts.getFirst(),
                texts.getLast()),
        failure -> Toast.fault(getTranslation("action.failed")));
  }

  private void show(RecipeModel model) {
    now = model.now();
    if (model.stored().isEmpty()) {
      title.setText(getTranslation("recipe.gone"));
      planPanel.empty("recipe.gone", "recipe.gone.next");
      parameterPanel.empty("recipe.gone", "recipe.gone.next");
      fitPanel.empty("recipe.gone", "recipe.gone.next");
      revisionPanel.empty("recipe.gone", "recipe.gone.next");
      sourcePanel.empty("recipe.gone", "recipe.gone.next");
      return;
    }
    StoredRecipe stored = model.stored().get();
    if (!stored.equals(shown)) {
      shown = stored;
      build(stored);
    }
    fitPanel.show(
        new Reading.There<>(model.fits()), List::isEmpty, "recipe.fits.empty", fits::show);
    revisionPanel.show(
        new Reading.There<>(model.revisions()),
        List::isEmpty,
        "recipe.revisions.empty",
        revisions::show);
  }

  private void build(StoredRecipe stored) {
    Recipe recipe = stored.recipe();
    title.setText(recipe.title());
    origin.removeAll();
    origin.add(RecipeWords.origin(stored, formats.words()));
    about.setText(recipe.description());
    planPanel.ready();
    plan.show(recipe);
    parameterPanel.show(
        new Reading.There<>(recipe.parameters()),
        List::isEmpty,
        "recipe.parameters.empty",
        parameters::show);
    sourcePanel.ready();
    source.show(recipe.source());
    review(stored);
    actions(stored);
  }

  /// Of a recipe from elsewhere: what it may do, before anybody lets it.
  private void review(StoredRecipe stored) {
    review.removeAll();
    if (!stored.runnable()) {
      review.add(new ReviewPanel(stored, may, formats, () -> accept(stored)));
    }
  }

  private void accept(StoredRecipe stored) {
    Errand.run(
        () -> presenter.accept(visitor, stored),
        done -> {
          Toast.say(getTranslation(done ? "recipe.accepted" : "recipe.accept.late"));
          live.refresh();
        },
        failure -> Toast.fault(getTranslation("action.failed")));
  }

  private void actions(StoredRecipe stored) {
    String why = DeniedNote.why(Permission.RUN_DEPLOYMENTS, formats.words());
    Recipe recipe = stored.recipe();
    actions.removeAll();
    actions.add(
        new ActionButton(
            "recipe.preview",
            () -> PreviewDialog.open(presenter, visitor, recipe, stored.runnable(), formats)));
    Anchor export =
        new Anchor(
            DownloadHandler.fromInputStream(
                event ->
                    new DownloadResponse(
                        new ByteArrayInputStream(recipe.source().getBytes(StandardCharsets.UTF_8)),
                        recipe.code() + ".yaml",
                        "application/yaml",
                        recipe.source().getBytes(StandardCharsets.UTF_8).length)),
            getTranslation("recipe.export"));
    export.getElement().setAttribute("download", recipe.code() + ".yaml");
    export.addClassName("btn");
    actions.add(export);
    String edit = stored.origin() == Origin.SHIPPED ? "recipe.copy" : "recipe.edit";
    actions.add(
        new ActionButton(
                edit, () -> UI.getCurrent().navigate("console/recipes/" + recipe.code() + "/edit"))
            .allowed(may, why));
    if (stored.origin() != Origin.SHIPPED) {
      actions.add(
          new ActionButton("recipe.remove", () -> askRemove(stored)).grave().allowed(may, why));
    }
    if (stored.runnable()) {
      actions.add(
          new ActionButton(
                  "recipe.deploy", () -> UI.getCurrent().navigate(DeployLink.to(recipe.code(), "")))
              .main()
              .allowed(may, why));
    }
  }

  private void askRemove(StoredRecipe stored) {
    Confirm.open(
        getTranslation("recipe.remove.title", stored.recipe().title()),
        getTranslation("recipe.remove.effect"),
        "recipe.remove",
        () ->
            Errand.run(
                () -> presenter.remove(visitor, stored),
                done -> UI.getCurrent().navigate("console/recipes"),
                failure -> Toast.fault(getTranslation("action.failed"))));
  }

  @Override
  public String getPageTitle() {
    return Optional.ofNullable(shown)
            .map(each -> each.recipe().title())
            .orElseGet(() -> getTranslation("recipes.title"))
        + " · Chimera";
  }
}
