/**
 * The libraries as modules of Java. Start here: {@link io.distrib.it.modulepath.ModulePathTest}.
 */
@NullMarked
package io.distrib.it.modulepath;

import org.jspecify.annotations.NullMarked;
