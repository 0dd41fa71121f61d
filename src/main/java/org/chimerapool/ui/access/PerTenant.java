package org.chimerapool.ui.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A screen of the console that tells and does nothing beyond the visitor's own pools. Every other
/// one is closed to those who are bound to tenants.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface PerTenant {}
