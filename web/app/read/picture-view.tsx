import { Notice } from '../notice.tsx';
import { FrameOverlay } from '../scene/frame-overlay.tsx';
import type { Reading } from './use-reading.ts';

/** A picture as it was read, with the plates found in it. */
export function PictureView({ reading }: { reading: Reading | undefined }) {
  return (
    <section className="view read-view" aria-label="The picture">
      <Content reading={reading} />
    </section>
  );
}

function Content({ reading }: { reading: Reading | undefined }) {
  if (!reading) return <Notice title="No picture yet" text="JPEG, PNG, GIF, BMP, WebP or TIFF, up to 64 megapixels." />;
  if (reading.state === 'failed') return <Notice title="This picture cannot be read" text={reading.why} />;
  if (reading.state !== 'read') return <Notice title={reading.name} text="It is being read." />;
  const { widthPx, heightPx, plates } = reading.read;
  return (
    <div className="picture" style={{ aspectRatio: widthPx / heightPx }}>
      <img src={reading.previewUrl} alt={reading.name} />
      <FrameOverlay
        sensor={{ widthPx, heightPx }}
        reads={plates.map(({ sighting }, index) => ({ id: String(index), sighting }))}
      />
    </div>
  );
}
