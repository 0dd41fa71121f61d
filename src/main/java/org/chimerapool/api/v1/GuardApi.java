package org.chimerapool.api.v1;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.chimerapool.api.door.ApiProblem;
import org.chimerapool.api.door.Caller;
import org.chimerapool.api.door.Needs;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Audit;
import org.chimerapool.identity.AuditAction;
import org.chimerapool.identity.Permission;
import org.chimerapool.pool.AddressRange;
import org.chimerapool.pool.Ban;
import org.chimerapool.pool.Bans;
import org.chimerapool.stratum.GuardFigures;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Limits of the pools' ports, and bans.
@RestController
@Tag(name = "Limits and bans")
@RequestMapping("/api/v1")
class GuardApi {

  private static final int BUSIEST = 50;

  private final GuardFigures figures;
  private final Bans bans;
  private final Audit audit;

  GuardApi(GuardFigures figures, Bans bans, Audit audit) {
    this.figures = figures;
    this.bans = bans;
    this.audit = audit;
  }

  @Needs(Permission.SEE_CONSOLE)
  @GetMapping("/guard")
  @Operation(
      operationId = "getGuard",
      summary = "Limits of the pools' ports with what they refused, and the busiest addresses")
  GuardView guard() {
    return new GuardView(
        figures.limits().stream().map(GuardView.LimitUse::of).toList(),
        figures.busiest(BUSIEST).stream().map(GuardView.Source::of).toList());
  }

  @Needs(Permission.SEE_CONSOLE)
  @GetMapping("/bans")
  @Operation(operationId = "listBans", summary = "Every ban that holds")
  ResponseEntity<Listing<BanView>> bans(
      @RequestParam(defaultValue = "1") @Min(1) @Max(10_000) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    return Listing.of(bans.all(), page, limit, BanView::of);
  }

  @Needs(Permission.BAN_ADDRESSES)
  @PostMapping("/bans")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(operationId = "addBan", summary = "Bans an address or a range from all pools")
  BanView add(@Valid @RequestBody BanWish wish) {
    AddressRange range = range(wish.range());
    Integer minutes = wish.minutes();
    Actor who = Caller.current().actor();
    Ban ban =
        bans.add(
            range,
            minutes == null ? null : Duration.ofMinutes(minutes),
            wish.reason(),
            who.login());
    audit.record(who, AuditAction.BAN_ADDED, range.toString(), "", wish.reason());
    return BanView.of(ban);
  }

  @Needs(Permission.BAN_ADDRESSES)
  @DeleteMapping("/bans/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(operationId = "liftBan", summary = "Lifts a ban")
  void lift(@PathVariable long id) {
    if (!bans.lift(id)) {
      throw ApiProblem.notFound("There is no such ban.");
    }
    audit.record(Caller.current().actor(), AuditAction.BAN_LIFTED, "ban " + id);
  }

  private static AddressRange range(String text) {
    try {
      return AddressRange.parse(text);
    } catch (IllegalArgumentException e) {
      throw ApiProblem.of(
          HttpStatus.BAD_REQUEST, "Expected an address or a range such as 203.0.113.0/24.");
    }
  }
}
