/**
 * Arrays on libtorch, through DJL: the only package that knows of either. A {@link org.rmed.transformer.tensor.Tensor}
 * belongs to a {@link org.rmed.transformer.tensor.Scope}, with which its memory goes; derivatives are in
 * {@link org.rmed.transformer.tensor.Autograd}.
 *
 * <p>DJL's internal class JniUtils is used where its public interface has no double backward; the version is pinned.
 */
package org.rmed.transformer.tensor;
