package org.chimerapool.api.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.identity.Role;
import org.chimerapool.identity.Tenant;
import org.chimerapool.identity.TenantId;
import org.chimerapool.identity.TenantPools;
import org.chimerapool.identity.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

class AccessRuleTest {

  private static final TenantId FIRST = new TenantId(1);
  private static final TenantId BASEL = new TenantId(2);

  private final AccessRule rule = new AccessRule(new TwoTenants());

  @AfterEach
  void leave() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void letsATenantsPeopleReachTheirOwnPool() throws Exception {
    enter(BASEL);

    assertThat(reaches("7")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "0x2", "#2", "+2", "%2B2", "0000000002", " 2", "2 ", "x", "-2", ""})
  void hidesThePoolOfAnotherTenantHoweverItIsWritten(String pool) {
    enter(BASEL);

    assertThatThrownBy(() -> reaches(pool))
        .isInstanceOfSatisfying(
            ErrorResponseException.class,
            refused -> assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND));
  }

  private static void enter(TenantId tenant) {
    Visitor otto = new Visitor(5, "otto", Role.OPERATOR, "192.0.2.1", 1, tenant.value(), true);
    SecurityContextHolder.getContext()
        .setAuthentication(new TestingAuthenticationToken(otto, "none"));
  }

  private boolean reaches(String pool) throws NoSuchMethodException {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("pool", pool));
    HandlerMethod operation =
        new HandlerMethod(this, AccessRuleTest.class.getDeclaredMethod("pause"));
    return rule.preHandle(request, new MockHttpServletResponse(), operation);
  }

  @Needs(value = Permission.RUN_POOLS, ofTenant = true)
  void pause() {
    throw new IllegalStateException("nobody calls this");
  }

  /// Pool 7 is Basel's, all others are the first tenant's.
  private static final class TwoTenants implements TenantPools {

    @Override
    public List<Tenant> tenants() {
      return List.of(new Tenant(FIRST, "First"), new Tenant(BASEL, "Basel"));
    }

    @Override
    public TenantId of(int pool) {
      return pool == 7 ? BASEL : FIRST;
    }

    @Override
    public void adopt(Actor actor, int pool) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void changed() {
      throw new UnsupportedOperationException();
    }
  }
}
