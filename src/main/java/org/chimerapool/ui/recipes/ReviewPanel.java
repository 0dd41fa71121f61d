package org.chimerapool.ui.recipes;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chimerapool.deployment.recipe.Recipe;
import org.chimerapool.deployment.recipe.Step;
import org.chimerapool.deployment.recipe.StoredRecipe;
import org.chimerapool.identity.Permission;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.DeniedNote;
import org.chimerapool.ui.kit.Formats;

/// What somebody should have seen before a recipe from elsewhere may run.
final class ReviewPanel extends Div {

  ReviewPanel(StoredRecipe stored, boolean may, Formats formats, Runnable accept) {
    addClassNames("against", "review");
    Recipe recipe = stored.recipe();
    List<String> facts = new ArrayList<>();
    long own = recipe.steps().stream().filter(step -> step.action().isEmpty()).count();
    facts.add(getTranslation("recipe.review.commands", formats.count(own)));
    long asOther = recipe.steps().stream().filter(step -> !step.user().isEmpty()).count();
    facts.add(getTranslation("recipe.review.root", formats.count(recipe.steps().size() - asOther)));
    List<String> fetched =
        recipe.steps().stream()
            .filter(
                step -> step.action().filter(each -> each.kind().equals("download")).isPresent())
            .map(Step::name)
            .toList();
    if (!fetched.isEmpty()) {
      facts.add(getTranslation("recipe.review.fetches", String.join(", ", fetched)));
    }
    String services =
        recipe.steps().stream()
            .flatMap(step -> step.action().stream())
            .filter(each -> each.kind().equals("service") || each.kind().equals("install"))
            .map(Step.Action::subject)
            .collect(Collectors.joining(", "));
    if (!services.isEmpty()) {
      facts.add(getTranslation("recipe.review.leaves", services));
    }
    long silent =
        recipe.steps().stream()
            .filter(step -> step.stage().isEmpty() && step.rollback().isEmpty())
            .count();
    facts.add(getTranslation("recipe.review.stays", formats.count(silent)));
    UnorderedList list = new UnorderedList();
    facts.forEach(each -> list.add(new ListItem(each)));
    add(
        new H3(getTranslation("recipe.review.title", stored.changedBy())),
        new Paragraph(getTranslation("recipe.review.lead")),
        list,
        new ActionButton("recipe.accept", accept)
            .allowed(may, DeniedNote.why(Permission.RUN_DEPLOYMENTS, formats.words())));
  }
}
