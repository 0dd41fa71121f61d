package org.chimerapool.ui.sessions;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.provider.ListDataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.ShareVerdict;
import org.chimerapool.stratum.LiveSession;
import org.chimerapool.ui.kit.CopyableText;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.GridState;

/// Thousands of connections, of which the browser holds those in sight. Templates are constant;
/// what strangers chose reaches them as values only, which Lit shows as text.
final class SessionGrid extends Grid<LiveSession> {

  private static final int ALL_VISIBLE = 14;

  private final Formats formats;
  private final List<LiveSession> rows = new ArrayList<>();
  private final ListDataProvider<LiveSession> data = new ById(rows);
  private final GridState<LiveSession> state;
  private Map<WorkerName, ShareVerdict.Reason> reasons = Map.of();
  private Instant now = Instant.EPOCH;

  /// @param open is told which connection is wanted
  /// @param arranged is told when the reader sorts or hides columns
  SessionGrid(Formats formats, Consumer<LiveSession> open, Runnable arranged) {
    state = new GridState<>(this, arranged);
    this.formats = formats;
    addThemeNames("no-border");
    setSelectionMode(SelectionMode.MULTI);
    getElement().setAttribute("aria-label", getTranslation("sessions.panel"));
    setItems(data);
    column("session.worker", worker(open), "166px", Comparator.comparing(SessionGrid::name));
    column(
        "session.state", stateCell(), "112px", Comparator.comparing(s -> SessionState.of(s, now)));
    column("session.device", device(), "128px", Comparator.comparing(LiveSession::device));
    end(
        "session.difficulty",
        figure(s -> formats.difficulty(s.summary().difficulty()).toString()),
        Comparator.comparing(s -> s.summary().difficulty()));
    end(
        "session.accepted",
        figure(s -> formats.count(s.accepted())),
        Comparator.comparingLong(LiveSession::accepted));
    end("session.refused", refused(), Comparator.comparingDouble(SessionGrid::refusedRatio));
    column(
        "session.reason",
        reason(),
        "112px",
        Comparator.comparing(s -> reasonOf(s).map(Enum::ordinal).orElse(Integer.MAX_VALUE)));
    column("worker.last", last(), "100px", Comparator.comparing(SessionGrid::lastShare))
        .setTextAlign(ColumnTextAlign.END);
    column("session.line", line(), "84px", Comparator.comparing(LiveSession::dialect));
    column(
        "session.address", address(), "118px", Comparator.comparing(s -> s.address().toString()));
  }

  GridState<LiveSession> state() {
    return state;
  }

  void show(SessionsModel model) {
    List<LiveSession> sessions = model.sessions();
    now = model.now();
    reasons = model.reasons();
    boolean fewer = sessions.size() <= ALL_VISIBLE;
    rows.clear();
    rows.addAll(sessions);
    setAllRowsVisible(fewer);
    data.refreshAll();
  }

  private Column<LiveSession> column(
      String headerKey,
      LitRenderer<LiveSession> renderer,
      String width,
      Comparator<LiveSession> order) {
    Column<LiveSession> column =
        addColumn(renderer)
            .setHeader(getTranslation(headerKey))
            .setWidth(width)
            .setFlexGrow(1)
            .setComparator(order)
            .setSortable(true);
    state.add(headerKey.substring(headerKey.indexOf('.') + 1), getTranslation(headerKey), column);
    return column;
  }

  private void end(
      String headerKey, LitRenderer<LiveSession> renderer, Comparator<LiveSession> order) {
    column(headerKey, renderer, "86px", order).setTextAlign(ColumnTextAlign.END);
  }

  private LitRenderer<LiveSession> worker(Consumer<LiveSession> open) {
    return LitRenderer.<LiveSession>of(
            "<button class=\"plain\" type=\"button\" title=\"${item.full}\" @click=\"${open}\">"
                + "<span class=\"mono\">${item.address}</span> ${item.rig}"
                + "<span class=\"faint\">${item.more}</span></button>")
        .withProperty("full", session -> name(session))
        .withProperty(
            "address",
            session ->
                session.summary().workers().stream()
                    .findFirst()
                    .map(worker -> CopyableText.shorten(worker.address(), 5))
                    .orElseGet(() -> getTranslation("session.nobody")))
        .withProperty(
            "rig",
            session ->
                session.summary().workers().stream()
                    .findFirst()
                    .map(worker -> worker.rig())
                    .orElse(""))
        .withProperty(
            "more",
            session ->
                session.summary().workers().size() > 1
                    ? " +" + (session.summary().workers().size() - 1)
                    : "")
        .withFunction("open", open::accept);
  }

  private LitRenderer<LiveSession> stateCell() {
    return LitRenderer.<LiveSession>of(
            "<span class=\"status\"><i class=\"dot ${item.tone}\"></i>${item.word}</span>")
        .withProperty("tone", session -> SessionState.of(session, now).tone().css())
        .withProperty(
            "word",
            session -> getTranslation("session.state." + SessionState.of(session, now).key()));
  }

  private static LitRenderer<LiveSession> device() {
    return LitRenderer.<LiveSession>of(
            "<span class=\"dim\" title=\"${item.agent}\">${item.device}</span>")
        .withProperty("device", LiveSession::device)
        .withProperty("agent", session -> session.summary().agent());
  }

  private static LitRenderer<LiveSession> figure(Function<LiveSession, String> figure) {
    return LitRenderer.<LiveSession>of("${item.figure}").withProperty("figure", figure::apply);
  }

  private LitRenderer<LiveSession> refused() {
    return LitRenderer.<LiveSession>of("<span class=\"${item.tone}\">${item.refused}</span>")
        .withProperty("refused", session -> formats.count(session.refused()))
        .withProperty(
            "tone", s -> SessionState.of(s, now) == SessionState.TROUBLED ? "warn" : "dim");
  }

  private LitRenderer<LiveSession> reason() {
    return LitRenderer.<LiveSession>of("<span class=\"dim\">${item.reason}</span>")
        .withProperty(
            "reason",
            session ->
                reasonOf(session)
                    .map(one -> getTranslation("reason." + one.name().toLowerCase(Locale.ROOT)))
                    .orElse(""));
  }

  private Optional<ShareVerdict.Reason> reasonOf(LiveSession session) {
    return session.refused() == 0
        ? Optional.empty()
        : session.summary().workers().stream()
            .flatMap(worker -> Optional.ofNullable(reasons.get(worker)).stream())
            .findFirst();
  }

  private LitRenderer<LiveSession> last() {
    return LitRenderer.<LiveSession>of(
            "<span class=\"dim\" title=\"${item.at}\">${item.ago}</span>")
        .withProperty("ago", s -> s.lastShareAt() == null ? "–" : formats.ago(lastShare(s), now))
        .withProperty("at", s -> s.lastShareAt() == null ? "" : formats.moment(lastShare(s)));
  }

  private static LitRenderer<LiveSession> line() {
    return LitRenderer.<LiveSession>of("<span class=\"dim\">${item.dialect} ${item.tls}</span>")
        .withProperty("dialect", LiveSession::dialect)
        .withProperty("tls", session -> session.tls() ? "TLS" : "");
  }

  private static LitRenderer<LiveSession> address() {
    return LitRenderer.<LiveSession>of("<span class=\"mono dim\">${item.address}</span>")
        .withProperty("address", session -> session.address().getHostAddress());
  }

  static String name(LiveSession session) {
    return session.summary().workers().stream().findFirst().map(Object::toString).orElse("");
  }

  private static double refusedRatio(LiveSession session) {
    long all = session.accepted() + session.refused();
    return all == 0 ? 0 : (double) session.refused() / all;
  }

  private static Instant lastShare(LiveSession session) {
    Instant last = session.lastShareAt();
    return last == null ? Instant.EPOCH : last;
  }

  /// A row stays the same row while its figures change.
  private static final class ById extends ListDataProvider<LiveSession> {

    private static final long serialVersionUID = 1L;

    ById(List<LiveSession> rows) {
      super(rows);
    }

    @Override
    public Object getId(LiveSession session) {
      return session.id();
    }
  }
}
