package org.chimerapool.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a setting that acts as soon as it is changed in the console; any other acts at the next
/// start. Stands on a component of a record of settings whose module offers [LiveSettings].
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Live {}
