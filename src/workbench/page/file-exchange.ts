import { element } from './page-elements';

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface PickedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Takes files that are picked or dropped on the page. */
export function createFilePicker(onFile: (file: PickedFile) => void): { pick(): void } {
  const input = element('file-input', HTMLInputElement);
  const take = async (file: File | undefined): Promise<void> => {
    if (file) onFile({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  };
  input.addEventListener('change', () => {
    void take(input.files?.[0]);
    // the same file can be picked again
    input.value = '';
  });
  acceptDrops((file) => void take(file));
  return {
    pick: () => {
      input.click();
    },
  };
}

function acceptDrops(onFile: (file: File | undefined) => void): void {
  const cover = element('cover');
  const show = (isOver: boolean): void => {
    cover.hidden = !isOver;
    cover.toggleAttribute('data-drop', isOver);
    cover.textContent = isOver ? 'Drop the workbook to open it' : '';
  };
  document.addEventListener('dragenter', (event) => {
    if (event.dataTransfer?.types.includes('Files')) show(true);
  });
  cover.addEventListener('dragleave', () => show(false));
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    show(false);
    onFile(event.dataTransfer?.files[0]);
  });
}

/** Hands a workbook to the browser to save. */
export function downloadFile(name: string, bytes: Uint8Array): void {
  const address = URL.createObjectURL(new Blob([bytes as BlobPart], { type: XLSX_TYPE }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
