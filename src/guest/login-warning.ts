import type { Answers } from './answers.ts';
import type { World } from './world.ts';

/** Nobody will be able to log in: said before the guest is made, not after. */
export function loginWarning(answers: Answers, world: World): string | undefined {
  const { image } = world;
  if (image?.looked !== 'inside') return undefined;
  if (image.cloudInit && answers.get('login.ssh_keys') === undefined) {
    return 'No ssh key is given: the image makes its users at the first start, and nobody will have a way in.';
  }
  if (image.cloudInit === false && image.hasLogin === false) {
    return 'The image has no user that can log in and no cloud-init to make one: nobody will have a way in.';
  }
  return undefined;
}
