package org.chimerapool.api.door;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chimerapool.identity.Permission;

/// Who may call an operation: those who have this permission, by their role or their token's scope.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {
  Permission value();

  /// Whether people and tokens of one tenant may call it too: it tells and does nothing beyond
  /// their pools. A path variable `pool` is looked after at the door.
  boolean ofTenant() default false;
}
