package org.chimerapool.api.v1;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.chimerapool.api.door.Caller;
import org.chimerapool.api.door.Needs;
import org.chimerapool.identity.ApiTokens;
import org.chimerapool.identity.Audit;
import org.chimerapool.identity.AuditEntry;
import org.chimerapool.identity.AuditFilter;
import org.chimerapool.identity.Permission;
import org.chimerapool.identity.Users;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Who may do what, and who did.
@RestController
@Tag(name = "Access")
@RequestMapping("/api/v1")
class AccessApi {

  private final Users users;
  private final ApiTokens tokens;
  private final Audit audit;

  AccessApi(Users users, ApiTokens tokens, Audit audit) {
    this.users = users;
    this.tokens = tokens;
    this.audit = audit;
  }

  @Needs(Permission.RUN_ACCOUNTS)
  @GetMapping("/users")
  @Operation(operationId = "listUsers", summary = "Everybody who may sign in")
  ResponseEntity<Listing<UserView>> users(
      @RequestParam(defaultValue = "1") @Min(1) @Max(100_000) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    return Listing.of(users.all(Caller.current().actor()), page, limit, UserView::of);
  }

  @Needs(Permission.RUN_ACCOUNTS)
  @GetMapping("/tokens")
  @Operation(
      operationId = "listTokens",
      summary = "Everybody's tokens; never the tokens themselves")
  ResponseEntity<Listing<TokenView>> tokens(
      @RequestParam(defaultValue = "1") @Min(1) @Max(100_000) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    return Listing.of(tokens.all(Caller.current().actor()), page, limit, TokenView::of);
  }

  @Needs(value = Permission.SEE_AUDIT, ofTenant = true)
  @GetMapping("/audit")
  @Operation(
      operationId = "listAudit",
      summary = "The audit trail, the newest first; go on with the smallest number as `before`")
  ResponseEntity<List<AuditView>> audit(
      @RequestParam(defaultValue = "") @Size(max = 100) String search,
      @RequestParam(required = false) @Min(1) @Nullable Long before,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    List<AuditEntry> rows =
        audit.page(
            Caller.current().actor(),
            new AuditFilter(search, Optional.empty(), Optional.ofNullable(before)),
            limit);
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
    if (rows.size() == limit) {
      answer.header(HttpHeaders.LINK, next(rows.getLast().number()));
    }
    return answer.body(rows.stream().map(AuditView::of).toList());
  }

  private static String next(long before) {
    URI uri =
        ServletUriComponentsBuilder.fromCurrentRequest()
            .replaceQueryParam("before", before)
            .build()
            .toUri();
    return "<%s?%s>; rel=\"next\"".formatted(uri.getRawPath(), uri.getRawQuery());
  }
}
